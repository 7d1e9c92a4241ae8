import type { Tx } from '../../db/database.ts'
import { appendOutput, type OutputWriter } from '../../db/jobs/output-queries.ts'

export type RunLines = (tx: Tx, content: string) => Promise<void>

/** The platform's own lines in the output of a run that it carries out itself; `first` of them were written before. */
export function createRunLines(writer: OutputWriter, first = 0): RunLines {
  let sequence = first
  return async (tx, content) => {
    await appendOutput(tx, writer, [{ stream: 'system', sequence: sequence++, content: Buffer.from(content) }])
  }
}
