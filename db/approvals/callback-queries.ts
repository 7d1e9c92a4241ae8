import { type Selectable, sql } from 'kysely'
import type { CallbackStatus, CallbackVerb } from '../../domain/approvals/callback.ts'
import { callbackVerbs } from '../../domain/approvals/callback.ts'
import type { ApprovalCallback } from '../../domain/approvals/workflow-graph.ts'
import { notFound } from '../../domain/errors.ts'
import type { Text } from '../../domain/text.ts'
import type { DbOrTx, Tables, Tx } from '../database.ts'
import { addOutboxLine } from '../outbox/outbox-queries.ts'
import type { HeldInstance } from './held-instance.ts'

export type Callback = Selectable<Tables['approval_callback']>

/** A callback with the request that it belongs to, and who published the version that says so. */
export type CallbackOfRequest = Callback & {
  request: Pick<
    Selectable<Tables['approval_instance']>,
    | 'id'
    | 'title'
    | 'status'
    | 'form_data'
    | 'business_type'
    | 'business_id'
    | 'applicant_id'
    | 'department_id'
    | 'trace_id'
    | 'workflow_id'
  > & { workflow_name: string }
  publisher: number | null
  now: Date
}

/** `token` and `node_id` of a service's visit; `on_status` of what follows from an end. */
export type NewCallback = Pick<ApprovalCallback, 'type' | 'config'> & {
  round: number
  position?: number
} & ({ token: number; node_id: string } | { on_status: 'approved' | 'rejected' })

/** Writes down what is to be done, and has it done once the transaction commits. */
export async function insertCallbacks(
  tx: Tx,
  { id, trace_id }: Pick<HeldInstance, 'id' | 'trace_id'>,
  callbacks: NewCallback[],
): Promise<void> {
  if (callbacks.length === 0) return
  const made = await tx
    .insertInto('approval_callback')
    .values(callbacks.map(({ config, ...rest }) => ({ ...rest, instance_id: id, config: JSON.stringify(config) })))
    .returning('id')
    .execute()
  for (const callback of made) await heedCallback(tx, { id: callback.id, traceId: trace_id })
}

/** Has the process of a callback look at its row; it is begun when there is none. */
export async function heedCallback(tx: Tx, { id, traceId }: { id: number; traceId: string }): Promise<void> {
  await addOutboxLine(tx, { kind: 'heed_callback', subject: `approval_callback:${id}`, traceId })
}

export async function getCallback(db: DbOrTx, id: number): Promise<CallbackOfRequest> {
  const callback = await db.selectFrom('approval_callback').selectAll().where('id', '=', id).executeTakeFirst()
  if (!callback) throw missingCallback()
  return withRequest(db, callback)
}

/** The same, in the hands of one transaction. */
export async function holdCallback(tx: Tx, id: number): Promise<CallbackOfRequest> {
  const callback = await tx
    .selectFrom('approval_callback')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!callback) throw missingCallback()
  return withRequest(tx, callback)
}

async function withRequest(db: DbOrTx, callback: Callback): Promise<CallbackOfRequest> {
  const { publisher, now, ...request } = await db
    .selectFrom('approval_instance as made')
    .innerJoin('workflow_version as version', (join) =>
      join.onRef('version.workflow_id', '=', 'made.workflow_id').onRef('version.version', '=', 'made.workflow_version'),
    )
    .innerJoin('workflow_definition as definition', 'definition.id', 'made.workflow_id')
    .select(['made.id', 'made.title', 'made.status', 'made.form_data', 'made.business_type', 'made.business_id'])
    .select(['made.applicant_id', 'made.department_id', 'made.trace_id', 'made.workflow_id'])
    .select(['definition.name as workflow_name', 'version.created_by as publisher'])
    .select(sql<Date>`clock_timestamp()`.as('now'))
    .where('made.id', '=', callback.instance_id)
    .executeTakeFirstOrThrow()
  return { ...callback, request, publisher, now }
}

/** `input`: what it was filled in with; what is started in a run has that in its run. */
type Begun = { input: Record<string, unknown> } | { run: { runId: number; scheduledAt: string } }

/** Notes that it is tried, with what; gives which try this is. */
export async function beginTry(tx: Tx, id: number, begun: Begun): Promise<number> {
  const { attempts } = await tx
    .updateTable('approval_callback')
    .set({
      status: 'running',
      attempts: sql<number>`attempts + 1`,
      tries: sql<number>`tries + 1`,
      started_at: sql<Date>`coalesce(started_at, now())`,
      next_attempt_at: null,
      ...('input' in begun
        ? { input: JSON.stringify(begun.input) }
        : { run_id: begun.run.runId, run_scheduled_at: begun.run.scheduledAt }),
    })
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .returning('attempts')
    .executeTakeFirstOrThrow()
  return attempts
}

/** A try came to nothing, and there is another one in so many milliseconds. */
export async function putOffTry(tx: Tx, id: number, { why, waitMs }: { why: Text; waitMs: number }): Promise<void> {
  await tx
    .updateTable('approval_callback')
    .set({
      error_msg: JSON.stringify(why),
      next_attempt_at: sql<Date>`clock_timestamp() + make_interval(secs => ${waitMs / 1000})`,
    })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .execute()
}

export type CallbackEnd = {
  status: Extract<CallbackStatus, 'success' | 'failed'>
  result?: Record<string, unknown> | undefined
  why?: Text | undefined
}

export async function endCallback(tx: Tx, id: number, { status, result, why }: CallbackEnd): Promise<void> {
  await tx
    .updateTable('approval_callback')
    .set({
      status,
      result: result ? JSON.stringify(result) : null,
      error_msg: why ? JSON.stringify(why) : null,
      next_attempt_at: null,
      ended_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .execute()
}

/** What became of what it had done, once; false when that is known already. */
export async function addToResult(tx: Tx, id: number, more: { ended_at: string; end: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('approval_callback')
    .set({ result: sql`result || ${JSON.stringify(more)}::jsonb` })
    .where('id', '=', id)
    .where('status', '=', 'success')
    .where(sql<boolean>`not result ? 'ended_at'`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Somebody has it tried again, or lets it pass. False where it stands so that this cannot be done. */
export async function ruleCallback(tx: Tx, id: number, verb: CallbackVerb): Promise<boolean> {
  const ruled = await tx
    .updateTable('approval_callback')
    .set(
      verb === 'skip'
        ? { status: 'skipped', next_attempt_at: null, ended_at: sql<Date>`now()` }
        : { status: 'waiting', tries: 0, next_attempt_at: null, ended_at: null, error_msg: null, result: null },
    )
    .where('id', '=', id)
    .where('status', 'in', callbackVerbs[verb])
    .executeTakeFirst()
  return ruled.numUpdatedRows > 0n
}

/** Of an instance, what belongs to visits that were taken back, or to an end that does not stand, is not needed any more. */
export async function voidCallbacksBeside(
  tx: Tx,
  { id, round, status }: { id: number; round: number; status: HeldInstance['status'] },
  tokens: number[],
): Promise<void> {
  const isOfVisit = sql<boolean>`token > 0 and round = ${round} and token = any (${tokens}::int[])`
  const isOfEnd = sql<boolean>`token = 0 and round = ${round} and on_status = ${status}`
  await tx
    .updateTable('approval_callback')
    .set({ status: 'void', next_attempt_at: null, ended_at: sql<Date>`now()` })
    .where('instance_id', '=', id)
    .where('status', 'in', ['waiting', 'running', 'failed'])
    .where(sql<boolean>`not (${isOfVisit}) and not (${isOfEnd})`)
    .execute()
}

/** Services of the round that have come to something, oldest first. */
export async function listEndedServices(
  tx: Tx,
  { instanceId, round }: { instanceId: number; round: number },
): Promise<Pick<Callback, 'token' | 'status' | 'config'>[]> {
  return tx
    .selectFrom('approval_callback')
    .select(['token', 'status', 'config'])
    .where('instance_id', '=', instanceId)
    .where('round', '=', round)
    .where('token', '>', 0)
    .where('status', 'in', ['success', 'failed', 'skipped'])
    .orderBy('id')
    .execute()
}

/** As people see them, oldest first. */
export async function listCallbacks(db: DbOrTx, instanceId: number) {
  return db
    .selectFrom('approval_callback as callback')
    .select(['callback.id', 'round', 'token', 'node_id', 'on_status', 'type', 'config', 'callback.status', 'attempts'])
    .select(['run_id', 'result', 'error_msg', 'created_at', 'started_at', 'next_attempt_at', 'ended_at'])
    .select(
      sql<string | null>`(select job.name from job
        where job.id = (case type when 'job' then config ->> 'job_id' when 'flow' then config ->> 'flow_id' end)::bigint)`.as(
        'target_name',
      ),
    )
    .select(
      sql<boolean>`case when type = 'grant_role' then exists (select from held_role
        where user_id = (result ->> 'user_id')::bigint and role_id = (result ->> 'role_id')::bigint) else false end`.as(
        'is_held',
      ),
    )
    .where('instance_id', '=', instanceId)
    .orderBy('callback.id')
    .execute()
}

/** A run that a callback started has ended: whoever waits for that hears of it. */
export async function heedCallbackOf(tx: Tx, run: { id: number; trigger: string; trace_id: string }): Promise<void> {
  if (run.trigger !== 'callback') return
  const waiting = await tx
    .selectFrom('approval_callback')
    .select('id')
    .where('run_id', '=', run.id)
    .where('status', '=', 'running')
    .executeTakeFirst()
  if (waiting) await heedCallback(tx, { id: waiting.id, traceId: run.trace_id })
}

export function missingCallback() {
  return notFound('回调', 'callback')
}
