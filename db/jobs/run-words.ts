import { type Text, text } from '../../domain/text.ts'
import type { Tx } from '../database.ts'
import { lastLines } from './output-tail.ts'
import type { Run } from './run-queries.ts'

export const endings = { failed: text('失败', 'failed'), timeout: text('超时', 'timed out') }

const shownLines = 10

/** By the wall clock of the job's own zone. */
export function localTime(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  )
}

/** Why a run ended as it did, and the last lines that it printed. */
export async function whatHappened(tx: Tx, run: Pick<Run, 'id' | 'scheduled_at' | 'error_msg'>): Promise<Text> {
  const { zh, en } = run.error_msg ?? text('没有给出原因', 'No reason was given')
  const lines = await lastLines(tx, { runId: run.id, scheduledAt: run.scheduled_at.toISOString() }, shownLines)
  if (lines.length === 0) return text(zh, en)
  const printed = lines.join('\n')
  return text(`${zh}\n\n输出的最后几行：\n${printed}`, `${en}\n\nLast lines of its output:\n${printed}`)
}
