import { type Selectable, sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import type { Db, Tables, Tx } from '../database.ts'

export type OutboxLine = Selectable<Tables['outbox']>

/**
 * `payload` of `start_workflow` is what the gateway starts, of `cancel_run` a `CancelRun`, of `signal_workflow` a
 * `SignalWorkflow`, of `heed_flow` a `RunKey`; of the others, nothing: the subject's rows say all.
 */
export type NewOutboxLine = {
  kind: OutboxLine['kind']
  subject: string
  payload?: unknown
  traceId?: string | undefined
  /** The writer itself tries it right after its commit: dispatchers leave it alone for a moment. */
  triedInline?: boolean
}

const inlineHeadStartSeconds = 3

/** Writes an intent towards Temporal beside the rows it belongs to; dispatchers hear of it when `tx` commits. */
export async function addOutboxLine(tx: Tx, line: NewOutboxLine): Promise<number> {
  const { id } = await tx
    .insertInto('outbox')
    .values({
      kind: line.kind,
      subject: line.subject,
      payload: JSON.stringify(line.payload ?? {}),
      trace_id: line.traceId ?? null,
      next_attempt_at: sql<Date>`now() + make_interval(secs => ${line.triedInline ? inlineHeadStartSeconds : 0})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (!line.triedInline) await sql`select pg_notify('outbox', '')`.execute(tx)
  return id
}

type StartLine = { subject?: string; traceId?: string | undefined; triedInline?: boolean }

/** A line that starts a workflow. `subject`: by which it can be withdrawn, unless by the workflow's id. */
export function addStart(
  tx: Tx,
  start: { workflowId: string },
  { subject = start.workflowId, ...line }: StartLine,
): Promise<number> {
  return addOutboxLine(tx, { kind: 'start_workflow', subject, payload: start, ...line })
}

/**
 * The same for a line that says no more than that something has changed: it is due in a moment, and one of its kind and
 * subject that waits, and that nobody delivers before `tx` commits, does for all.
 */
export async function addGatheredLine(
  tx: Tx,
  { kind, subject, payload, traceId }: Required<Pick<NewOutboxLine, 'kind' | 'subject' | 'payload' | 'traceId'>>,
  dueInMs: number,
): Promise<void> {
  const due = sql<Date>`now() + make_interval(secs => ${dueInMs / 1000})`
  // Shared, so that many may rely on it at once; whoever delivers passes over what is locked.
  await sql`
    with waiting as (
      select id from outbox
      where subject = ${subject} and kind = ${kind} and delivered_at is null and next_attempt_at <= ${due}
      limit 1 for share skip locked
    )
    insert into outbox (kind, subject, payload, trace_id, next_attempt_at)
    select ${kind}, ${subject}, ${JSON.stringify(payload)}::jsonb, ${traceId ?? null}, ${due}
    where not exists (select from waiting)`.execute(tx)
  await sql`select pg_notify('outbox', '')`.execute(tx)
}

/**
 * The writer's own try, right after its commit. False when it failed: a dispatcher takes the line over. It may do so, too,
 * while this one is slow or when a crash comes before the mark: what is delivered must be safe to repeat.
 */
export async function deliverInline(db: Db, id: number, deliver: () => Promise<void>): Promise<boolean> {
  const failure = await deliver().then(
    () => undefined,
    (reason: unknown) => messageOf(reason),
  )
  const outcome =
    failure === undefined
      ? { delivered_at: sql<Date>`now()` }
      : { attempts: sql<number>`attempts + 1`, last_error: failure }
  await db.updateTable('outbox').set(outcome).where('id', '=', id).where('delivered_at', 'is', null).execute()
  return failure === undefined
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason)
}

type Which = { ids: number[] } | { limit: number }

/**
 * Claims lines that are due and that nobody else is delivering, hands each to `deliver`, and marks it delivered or
 * puts it off: 1 s, doubling up to 1 min, but while the engine is away never by more than 4 s, so that what has waited
 * for it begins when it is back. A crash in between leaves the line as it was: `deliver` must be safe to repeat.
 * Returns the ids that were delivered.
 */
export async function deliverOutbox(
  db: Db,
  which: Which,
  deliver: (line: OutboxLine) => Promise<void>,
): Promise<number[]> {
  return db.transaction().execute(async (tx) => {
    const lines = await claim(tx, which)
    const results = await Promise.allSettled(lines.map(deliver))
    const delivered = lines.filter((_, index) => results[index]?.status === 'fulfilled').map((line) => line.id)
    if (delivered.length > 0) {
      await tx.updateTable('outbox').set({ delivered_at: sql`now()` }).where('id', 'in', delivered).execute()
    }
    for (const [index, line] of lines.entries()) {
      const result = results[index]
      if (result?.status === 'rejected') await putOff(tx, line, result.reason)
    }
    return delivered
  })
}

function claim(tx: Tx, which: Which): Promise<OutboxLine[]> {
  const pending = tx.selectFrom('outbox').selectAll().where('delivered_at', 'is', null).forUpdate().skipLocked()
  return 'ids' in which
    ? pending.where('id', 'in', which.ids).orderBy('id').execute()
    : pending.where('next_attempt_at', '<=', sql<Date>`now()`).orderBy('id').limit(which.limit).execute()
}

const longestSeconds = 60
const longestWhenAwaySeconds = 4

async function putOff(tx: Tx, line: OutboxLine, reason: unknown): Promise<void> {
  const isAway = reason instanceof DomainError && reason.code === 'unavailable'
  const longest = isAway ? longestWhenAwaySeconds : longestSeconds
  const seconds = Math.min(longest, 2 ** Math.min(line.attempts, 6))
  await tx
    .updateTable('outbox')
    .set({
      attempts: line.attempts + 1,
      last_error: messageOf(reason),
      next_attempt_at: sql<Date>`now() + make_interval(secs => ${seconds})`,
    })
    .where('id', '=', line.id)
    .execute()
}

/** In how many milliseconds the next line falls due; undefined when none waits for its time. */
export async function nextLineDueInMs(db: Db): Promise<number | undefined> {
  const next = await db
    .selectFrom('outbox')
    .select(sql<number>`extract(epoch from next_attempt_at - now())::float8 * 1000`.as('in_ms'))
    .where('delivered_at', 'is', null)
    .where('next_attempt_at', '>', sql<Date>`now()`)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst()
  return next?.in_ms
}

/** How many intents wait, and since when the oldest does. */
export async function outboxBacklog(db: Db): Promise<{ pending: number; oldest: Date | null }> {
  return db
    .selectFrom('outbox')
    .select(({ fn }) => [fn.countAll<number>().as('pending'), fn.min('created_at').as('oldest')])
    .where('delivered_at', 'is', null)
    .executeTakeFirstOrThrow()
}

/** Delivered lines older than a week are of no use to anybody. */
export async function removeDeliveredLines(db: Db): Promise<number> {
  const result = await db
    .deleteFrom('outbox')
    .where('delivered_at', '<', sql<Date>`now() - interval '7 days'`)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/**
 * Takes back an intent that is not delivered; false when it is. Waits for whoever is delivering it right now, unless
 * told to leave such a line alone.
 */
export async function withdrawOutboxLine(
  tx: Tx,
  subject: string,
  { waits = true }: { waits?: boolean } = {},
): Promise<boolean> {
  const line = await tx
    .selectFrom('outbox')
    .select('id')
    .where('subject', '=', subject)
    .where('delivered_at', 'is', null)
    .forUpdate()
    .$if(!waits, (query) => query.skipLocked())
    .executeTakeFirst()
  if (!line) return false
  await tx.deleteFrom('outbox').where('id', '=', line.id).execute()
  return true
}
