import { writeInstance } from '../../db/approvals/held-instance.ts'
import { insertRecord } from '../../db/approvals/record-queries.ts'
import { voidTasksBeside } from '../../db/approvals/task-queries.ts'
import { dropTimersBeside, nextTimerInMs } from '../../db/approvals/timer-queries.ts'
import { isHeld, walk } from '../../domain/approvals/walk.ts'
import type { ApprovalStep } from '../../workflows/approvals/messages.ts'
import { followCards } from './cards/follow-cards.ts'
import { handsOf } from './hands.ts'
import type { Stage } from './stage.ts'
import { tell } from './tell.ts'

/** Lets the instance go on as far as it comes by itself. */
export async function walkOn(stage: Stage): Promise<void> {
  stage.state = await walk(stage.plan.ways, stage.state, handsOf(stage))
  if (stage.state.ended !== undefined) await end(stage, stage.state.ended)
}

async function end(stage: Stage, verdict: 'approved' | 'rejected'): Promise<void> {
  stage.status = verdict
  await tell(stage, `approval.${verdict}`, { userIds: [stage.instance.applicant_id] })
}

/** Who looks at the request sees since when it stands still, and why. */
async function recordHeld({ tx, instance, state }: Stage): Promise<void> {
  const known = new Set(instance.tokens?.tokens.filter(isHeld).map(({ id }) => id))
  for (const { id, node, held } of state.tokens.filter(isHeld)) {
    if (known.has(id)) continue
    const details = { why: 'unjudged', fault: held?.fault }
    await insertRecord(tx, { instanceId: instance.id, nodeId: node, approverId: null, action: 'auto', details })
  }
}

/** Writes down what became of the instance; what belongs to visits that are over leaves with it. */
export async function settleStage(stage: Stage): Promise<ApprovalStep> {
  const { tx, instance, state, status } = stage
  const busy = state.tokens.filter((token) => token.status === 'busy')
  const tokens = busy.filter((token) => !isHeld(token)).map(({ id }) => id)
  await recordHeld(stage)
  await voidTasksBeside(tx, instance.id, tokens)
  await dropTimersBeside(tx, instance.id, tokens)
  const written = await writeInstance(tx, instance, {
    status,
    // What it went through is shown when it has ended, too.
    tokens: status === 'draft' || status === 'cancelled' ? null : state,
    current_node: busy[0]?.node ?? null,
    form_data: stage.form,
    selected_approvers: stage.selected,
    title: stage.title,
    workflow_version: stage.version,
    round: stage.round,
    isSubmitted: stage.isSubmitting,
  })
  if (written === undefined) throw new Error(`approval ${instance.id} changed while it was held`)
  await followCards(stage)
  return standing(stage)
}

/** How the instance stands, and when something falls due by itself. */
export async function standing({ tx, instance, status }: Stage): Promise<ApprovalStep> {
  const wakeInMs = status === 'pending' ? await nextTimerInMs(tx, instance.id) : undefined
  return { status, ...(wakeInMs !== undefined && { wakeInMs }) }
}
