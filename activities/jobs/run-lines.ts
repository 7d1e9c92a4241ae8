import type { Db } from '../../db/database.ts'
import type { AttemptKey } from '../../db/jobs/attempt-queries.ts'
import { appendOutput, claimOutput } from '../../db/jobs/output-queries.ts'
import { conflict } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'

export type RunLines = { say(content: string): Promise<void> }

/** The platform's own lines in the output of a run that it carries out itself. Takes the attempt's output over. */
export async function openRunLines(db: Db, attempt: AttemptKey, first: string): Promise<RunLines> {
  let sequence = 0
  const chunkOf = (content: string) =>
    ({ stream: 'system', sequence: sequence++, content: Buffer.from(content) }) as const
  const claim = await db.transaction().execute(async (tx) => {
    const claimed = await claimOutput(tx, attempt)
    if (!claimed) throw conflict(text('这次尝试已经结束', 'This attempt has ended'))
    const again = claimed > 1 ? `▸ taken up again (${claimed}): the worker before did not finish this attempt\n` : ''
    await appendOutput(tx, { ...attempt, claim: claimed }, [chunkOf(again + first)])
    return claimed
  })
  return {
    async say(content) {
      const chunk = chunkOf(content)
      await db.transaction().execute((tx) => appendOutput(tx, { ...attempt, claim }, [chunk]))
    },
  }
}
