import { insertCallbacks, voidCallbacksBeside } from '../../db/approvals/callback-queries.ts'
import { heedFlowOfRequest } from '../../db/approvals/flow-node-queries.ts'
import { writeStep } from '../../db/approvals/held-instance.ts'
import { hasApprovalEnded } from '../../domain/approvals/approval.ts'
import { isHeld, walk } from '../../domain/approvals/walk.ts'
import type { ApprovalStep } from '../../workflows/approvals/messages.ts'
import { recallGrants } from './callbacks/end-grant.ts'
import { followCards } from './cards/follow-cards.ts'
import { handsOf } from './hands.ts'
import { recordHeld } from './record-held.ts'
import type { Stage } from './stage.ts'
import { tell } from './tell.ts'

/** Lets the instance go on as far as it comes by itself. */
export async function walkOn(stage: Stage): Promise<void> {
  stage.state = await walk(stage.plan.ways, stage.state, handsOf(stage))
  if (stage.state.ended !== undefined) await end(stage, stage.state.ended)
}

async function end(stage: Stage, verdict: 'approved' | 'rejected'): Promise<void> {
  stage.status = verdict
  await beginCallbacks(stage, verdict)
  await tell(stage, `approval.${verdict}`, { userIds: [stage.instance.applicant_id] })
}

/** What follows from the end begins with it. */
async function beginCallbacks({ tx, instance, plan, round }: Stage, verdict: 'approved' | 'rejected'): Promise<void> {
  const asked = plan.callbacks.flatMap(({ on, type, config }, position) =>
    on === verdict ? [{ round, position, on_status: on, type, config }] : [],
  )
  await insertCallbacks(tx, instance, asked)
}

/** Writes down what became of the instance; what belongs to visits that are over leaves with it. */
export async function settleStage(stage: Stage): Promise<ApprovalStep> {
  const { tx, instance, state, status } = stage
  const busy = state.tokens.filter((token) => token.status === 'busy')
  const tokens = busy.filter((token) => !isHeld(token)).map(({ id }) => id)
  await recordHeld(stage)
  stage.tasks.voidBeside(tokens)
  await stage.timers.dropBeside(tokens)
  await voidCallbacks(stage)
  await recallGrants(stage)
  const change = {
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
  }
  await writeStep(tx, instance, { instance: change, tasks: stage.tasks.changes(), records: stage.records })
  if (stage.hasCards) await followCards(stage)
  if (hasApprovalEnded(status)) await heedFlowOfRequest(tx, instance)
  return standing(stage)
}

/** What visits that were taken back had begun, or an end that does not stand, is not needed any more. */
async function voidCallbacks({ tx, instance, plan, state, status, round }: Stage): Promise<void> {
  if (!plan.hasCallbacks) return
  // A rejected service has gone on, and is still what it came to.
  const kept = state.tokens.filter((token) => token.status === 'busy' || (token.status === 'done' && !token.cut))
  const tokens = kept.map(({ id }) => id)
  await voidCallbacksBeside(tx, { id: instance.id, round, status }, tokens)
}

/** How the instance stands, and when something falls due by itself. */
export async function standing({ status, timers }: Stage): Promise<ApprovalStep> {
  const wake = status === 'pending' ? await timers.next() : undefined
  return { status, ...(wake && { wake }) }
}
