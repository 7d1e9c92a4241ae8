import { type Text, text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { lastLines } from '../jobs/output-tail.ts'

const mostNodes = 3
const linesOfEach = 5

/** The nodes of a run that failed first, why each did, and the last lines that it printed. */
export async function whatFailed(
  tx: Tx,
  { id, scheduled_at }: { id: number; scheduled_at: Date },
  why: Text,
): Promise<Text> {
  const failed = await tx
    .selectFrom('job_flow_node')
    .select(['node_id', 'error_msg', 'job_log_id'])
    .where('run_id', '=', id)
    .where('scheduled_at', '=', scheduled_at)
    .where('item', '=', -1)
    .where('status', '=', 'failed')
    .orderBy('ended_at')
    .limit(mostNodes)
    .execute()
  const parts = [why]
  for (const { node_id, error_msg, job_log_id } of failed) {
    const lines =
      job_log_id === null
        ? []
        : await lastLines(tx, { runId: job_log_id, scheduledAt: scheduled_at.toISOString() }, linesOfEach)
    const said = lines.map((line) => `\n  ${line}`).join('')
    parts.push(text(`· ${node_id}：${error_msg?.zh ?? ''}${said}`, `· ${node_id}: ${error_msg?.en ?? ''}${said}`))
  }
  return text(parts.map(({ zh }) => zh).join('\n'), parts.map(({ en }) => en).join('\n'))
}
