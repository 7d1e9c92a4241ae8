import { sql } from 'kysely'
import { conflict } from '../../domain/errors.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import { outputCapBytes, wholeCharacters } from '../../domain/jobs/output-rules.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { type AttemptKey, attemptOver } from './attempt-queries.ts'
import type { RunKey } from './run-queries.ts'

export type OutputStream = Tables['job_output']['stream']
/** `sequence` counts the chunks of one stream under one claim. */
export type OutputChunk = { stream: OutputStream; sequence: number; content: Buffer }
/** Who writes: the attempt, and the claim under which it was taken up. */
export type OutputWriter = AttemptKey & { claim: number }
type PlacedChunk = { position: number; attempt: number; stream: OutputStream; content: Buffer }
export type StoredChunk = PlacedChunk & { created_at: Date }

/** Sequences of different claims of one attempt never meet. */
const sequencesPerClaim = 2 ** 32
/** Room for the platform's own lines once the cap is reached. */
const systemSlackBytes = 1024 * 1024
const cutMark = Buffer.from(`\n… cut: a run keeps ${outputCapBytes / 1024 / 1024} MB of output\n`)
const cutMarkSequence = -1

/**
 * Appends chunks in the order given and returns the position after the last byte of the run. Chunks that are stored
 * already are passed over. Throws `conflict` when the writer no longer holds the attempt, or it has ended.
 */
export async function appendOutput(tx: Tx, writer: OutputWriter, chunks: OutputChunk[]): Promise<number> {
  await holdAttempt(tx, writer)
  const { end: start, stored } = await findStored(tx, writer, chunks)
  const fresh = chunks.filter((chunk) => !stored.has(keyOf(chunk.stream, sequenceOf(writer, chunk))))
  const { rows, end } = place(writer, fresh, start)
  if (rows.length > 0) {
    await tx.insertInto('job_output').values(rows).execute()
    await sql`select pg_notify('job_output', ${String(writer.runId)})`.execute(tx)
  }
  return end
}

/**
 * The same for one chunk of the only writer under its claim, who never sends a chunk twice: as a rule one statement is
 * enough.
 */
export async function appendChunk(tx: Tx, writer: OutputWriter, chunk: OutputChunk): Promise<void> {
  const isAppended = chunk.content.length > 0 && (await appendShort(tx, writer, chunk))
  // The writer holds it no longer, or the output is long: that is told, or cut, as for everybody.
  if (!isAppended) await appendOutput(tx, writer, [chunk])
}

async function appendShort(tx: Tx, writer: OutputWriter, chunk: OutputChunk): Promise<boolean> {
  const { runId, attempt, claim } = writer
  const scheduledAt = new Date(writer.scheduledAt)
  const { rows } = await sql`
    with held as (
      select from job_attempt
      where run_id = ${runId} and scheduled_at = ${scheduledAt} and attempt = ${attempt} and claim = ${claim}
        and status in ('waiting', 'running')
      for no key update
    )
    insert into job_output (run_id, scheduled_at, attempt, stream, sequence, position, content)
    select ${runId}, ${scheduledAt}, ${attempt}, ${chunk.stream}, ${sequenceOf(writer, chunk)}, start, ${chunk.content}
    from held, lateral (select coalesce(
      (select position + octet_length(content) from job_output
       where run_id = ${runId} and scheduled_at = ${scheduledAt} order by position desc limit 1), 0) as start) as output
    where start + ${chunk.content.length}::bigint <= ${outputCapBytes}
    returning pg_notify('job_output', ${String(runId)})`.execute(tx)
  return rows.length > 0
}

/** The position after the last byte. */
export async function outputEnd(db: DbOrTx, { runId, scheduledAt }: RunKey): Promise<number> {
  const last = await db
    .selectFrom('job_output')
    .select(sql<number>`position + octet_length(content)`.as('end'))
    .where('run_id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.end ?? 0
}

/** Undefined when the run is gone. */
export async function findRunStatus(db: DbOrTx, { runId, scheduledAt }: RunKey): Promise<RunStatus | undefined> {
  const run = await db
    .selectFrom('job_log')
    .select('status')
    .where('id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .executeTakeFirst()
  return run?.status
}

/** At most `maxChunks` chunks from a position on, which may lie within a chunk: then that one begins there. */
export async function readOutput(
  db: Db,
  { runId, scheduledAt }: RunKey,
  { from, maxChunks, stream }: { from: number; maxChunks: number; stream?: OutputStream | undefined },
): Promise<StoredChunk[]> {
  const time = new Date(scheduledAt)
  let query = db
    .selectFrom('job_output')
    .select(['position', 'attempt', 'stream', 'content', 'created_at'])
    .where('run_id', '=', runId)
    .where('scheduled_at', '=', time)
    .where(
      'position',
      '>=',
      sql<number>`coalesce((select max(position) from job_output
        where run_id = ${runId} and scheduled_at = ${time} and position <= ${from}), 0)`,
    )
    .where(sql<boolean>`position + octet_length(content) > ${from}`)
  if (stream) query = query.where('stream', '=', stream)
  const chunks = await query.orderBy('position').limit(maxChunks).execute()
  return chunks.map((chunk) => {
    const skipped = Math.max(0, from - chunk.position)
    return { ...chunk, position: chunk.position + skipped, content: chunk.content.subarray(skipped) }
  })
}

/**
 * Keeps the attempt from ending before this transaction does. A run has one open attempt, and this holds it alone: one
 * writer at a time, so that positions follow each other without a gap.
 */
async function holdAttempt(tx: Tx, { runId, scheduledAt, attempt, claim }: OutputWriter): Promise<void> {
  const held = await tx
    .selectFrom('job_attempt')
    .select('claim')
    .where('run_id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .where('attempt', '=', attempt)
    .where('status', 'in', ['waiting', 'running'])
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!held) throw attemptOver()
  if (held.claim !== claim) {
    throw conflict(text('这次尝试已由另一个执行器接手', 'Another executor has taken this attempt over'))
  }
}

/** Where the run's output ends, and which of the chunks are stored already. */
async function findStored(
  tx: Tx,
  writer: OutputWriter,
  chunks: OutputChunk[],
): Promise<{ end: number; stored: Set<string> }> {
  const time = new Date(writer.scheduledAt)
  const sequences = chunks.map((chunk) => sequenceOf(writer, chunk))
  const { rows } = await sql<{ end: number; stored: string[] }>`
    select
      coalesce((select position + octet_length(content) from job_output
                where run_id = ${writer.runId} and scheduled_at = ${time}
                order by position desc limit 1), 0) as "end",
      array(select stream || ':' || sequence from job_output
            where run_id = ${writer.runId} and scheduled_at = ${time} and attempt = ${writer.attempt}
              and sequence = any (${sequences}::bigint[])) as stored`.execute(tx)
  const [found] = rows
  return { end: found?.end ?? 0, stored: new Set(found?.stored) }
}

/** Gives each chunk its position; at the cap the script's own output ends with a mark. */
function place(writer: OutputWriter, chunks: OutputChunk[], start: number) {
  const rows: (PlacedChunk & { run_id: number; scheduled_at: Date; sequence: number })[] = []
  let end = start
  const put = ({ stream, content }: { stream: OutputStream; content: Buffer }, sequence: number) => {
    rows.push({
      run_id: writer.runId,
      scheduled_at: new Date(writer.scheduledAt),
      attempt: writer.attempt,
      stream,
      sequence,
      position: end,
      content,
    })
    end += content.length
  }
  for (const chunk of chunks) {
    const before = end
    const room = outputCapBytes + (chunk.stream === 'system' ? systemSlackBytes : 0) - before
    const fitting = chunk.content.subarray(0, Math.max(0, room))
    const isCut = fitting.length < chunk.content.length
    const content = isCut ? fitting.subarray(0, wholeCharacters(fitting)) : fitting
    if (content.length > 0) put({ stream: chunk.stream, content }, sequenceOf(writer, chunk))
    // Past the cap there is the mark already.
    if (isCut && before <= outputCapBytes) put({ stream: 'system', content: cutMark }, cutMarkSequence)
  }
  return { rows, end }
}

function sequenceOf({ claim }: OutputWriter, { sequence }: OutputChunk): number {
  return firstSequence(claim) + sequence
}

/** Under a claim. */
export function firstSequence(claim: number): number {
  return claim * sequencesPerClaim
}

function keyOf(stream: OutputStream, sequence: number): string {
  return `${stream}:${sequence}`
}
