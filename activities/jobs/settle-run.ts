import type { Tx } from '../../db/database.ts'
import { cancelledBy } from '../../db/jobs/cancel-queries.ts'
import { findRunByKey, type RunKey } from '../../db/jobs/run-queries.ts'
import { type EndedRun, settleOpenRun } from '../../db/jobs/settle-open-run.ts'
import { mendParent } from '../../db/jobs/shard-queries.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import type { RunStatus } from '../../domain/jobs/job-status.ts'
import type { Text } from '../../domain/text.ts'

export type RunOutcome = AttemptOutcome | { status: 'cancelled'; cancelledBy: string; why?: Text | undefined }
/** What follows from the end of a run, in the transaction that settles it. */
export type OnSettled = (tx: Tx, run: EndedRun) => Promise<void>

/** Ends a run that is open. Gives the status that it ended with, which may have been settled before. */
export async function settleRun(tx: Tx, run: RunKey, outcome: RunOutcome, onSettled: OnSettled): Promise<RunStatus> {
  const errorMsg =
    outcome.status === 'cancelled'
      ? cancelledBy({ name: outcome.cancelledBy, why: outcome.why })
      : (outcome.errorMsg ?? null)
  const result = outcome.status === 'cancelled' ? undefined : outcome.result
  const settled = await settleOpenRun(tx, run, { status: outcome.status, result, errorMsg })
  if (!settled) return (await findRunByKey(tx, run))?.status ?? outcome.status
  await onSettled(tx, settled)
  if (outcome.status === 'success' && settled.rerun_of) await mendParent(tx, run)
  return outcome.status
}
