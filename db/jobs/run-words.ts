import type { FrozenJob } from '../../domain/jobs/job.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { whatFailed } from '../flows/what-failed.ts'
import { lastLines } from './output-tail.ts'
import type { Run } from './run-queries.ts'

export const endings = { failed: text('失败', 'failed'), timeout: text('超时', 'timed out') }

const shownLines = 10

/** Where the console shows a run. */
export function pageOfRun({ id, definition }: { id: number; definition: Pick<FrozenJob, 'job_type'> }): string {
  return definition.job_type === 'flow' ? `/flow-runs/${id}` : `/runs/${id}`
}

/** By the wall clock of the job's own zone. */
export function localTime(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  )
}

type Ended = Pick<Run, 'id' | 'scheduled_at' | 'error_msg'> & { definition: Pick<FrozenJob, 'job_type'> }

/** Why a run ended as it did, and the last lines that it printed; of a flow, those of its first nodes that failed. */
export async function whatHappened(tx: Tx, run: Ended): Promise<Text> {
  const { zh, en } = run.error_msg ?? text('没有给出原因', 'No reason was given')
  if (run.definition.job_type === 'flow') return whatFailed(tx, run, text(zh, en))
  const lines = await lastLines(tx, { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }, shownLines)
  if (lines.length === 0) return text(zh, en)
  const printed = lines.join('\n')
  return text(`${zh}\n\n输出的最后几行：\n${printed}`, `${en}\n\nLast lines of its output:\n${printed}`)
}
