import type { DbOrTx } from '../database.ts'
import type { RunKey } from './run-queries.ts'

const mostChunks = 8
const longestLine = 200

/** The last lines that the script itself printed, oldest first. */
export async function lastLines(db: DbOrTx, { runId, scheduledAt }: RunKey, count: number): Promise<string[]> {
  const chunks = await db
    .selectFrom('job_output')
    .select('content')
    .where('run_id', '=', runId)
    .where('scheduled_at', '=', new Date(scheduledAt))
    .where('stream', '<>', 'system')
    .orderBy('position', 'desc')
    .limit(mostChunks)
    .execute()
  const printed = Buffer.concat(chunks.reverse().map(({ content }) => content)).toString()
  return printed
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .map((line) => (line.length <= longestLine ? line : `${line.slice(0, longestLine).toWellFormed()}…`))
}
