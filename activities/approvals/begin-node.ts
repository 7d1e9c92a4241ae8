import { insertCallbacks } from '../../db/approvals/callback-queries.ts'
import { insertCopies } from '../../db/approvals/copy-queries.ts'
import { findPeople } from '../../domain/approvals/people/find-people.ts'
import { seatPeople } from '../../domain/approvals/people/seat-people.ts'
import type { TokenNode } from '../../domain/approvals/tokens/token-plan.ts'
import type { Token, Verdict } from '../../domain/approvals/tokens/token-state.ts'
import type { ApprovalConfig } from '../../domain/approvals/workflow-graph.ts'
import { countVotes } from './count-votes.ts'
import { requestOf } from './request-of.ts'
import type { Stage } from './stage.ts'
import { tell } from './tell.ts'
import { addTime, limitTimers } from './time-limits.ts'

/** Begins a visit: what it came to at once, or undefined when somebody has to do something, or time has to pass. */
export async function beginNode(stage: Stage, { id, within }: TokenNode, token: Token): Promise<Verdict | undefined> {
  const node = stage.plan.node(id)
  switch (node.type) {
    case 'start':
      return stage.isSubmitting || within !== undefined ? 'approved' : askApplicant(stage, token)
    case 'approval':
      return askApprovers(stage, token, node.config)
    case 'cc': {
      await sendCopies(stage, id, await findPeople(requestOf(stage), id, node.config))
      return 'approved'
    }
    case 'wait': {
      const dueAt = await addTime(stage, node.config)
      await stage.timers.set([{ token: token.id, kind: 'wait', dueAt }])
      return undefined
    }
    case 'service': {
      const { tx, instance, round } = stage
      await insertCallbacks(tx, instance, [{ ...node.config, round, token: token.id, node_id: id }])
      return undefined
    }
    default:
      return 'approved'
  }
}

/** Returned to its applicant, a request waits to be handed in again. */
function askApplicant({ tasks, instance }: Stage, token: Token): undefined {
  const whose = { token: token.id, node_id: token.node, assignee_id: instance.applicant_id }
  tasks.insert([{ ...whose, seat: 0, kind: 'resubmit', status: 'open', opened_at: instance.now }])
}

async function askApprovers(stage: Stage, token: Token, config: ApprovalConfig): Promise<Verdict | undefined> {
  const { records, instance, state } = stage
  const seating = await seatPeople(requestOf(stage), { state, token, config })
  const about = { nodeId: token.node, approverId: null, action: 'auto' } as const
  if ('nobody' in seating) {
    records.push({ ...about, details: { why: 'empty', verdict: seating.nobody } })
    return seating.nobody
  }
  stage.tasks.insert(
    seating.seats.map(({ assignee, owner, auto }, seat) => ({
      ...{ token: token.id, node_id: token.node, seat, kind: 'decide' },
      ...{ assignee_id: assignee, owner_id: owner ?? null },
      ...(auto ? { status: 'done', verdict: 'approved', ended_at: instance.now } : { status: 'held' }),
    })),
  )
  for (const { assignee, auto } of seating.seats) {
    if (auto) records.push({ ...about, details: { why: auto, user_id: assignee } })
  }
  await stage.timers.set(await limitTimers(stage, token.id, config.timeout))
  return countVotes(stage, token.id, config)
}

async function sendCopies(stage: Stage, node: string, userIds: number[]): Promise<void> {
  const reached = await insertCopies(stage.tx, stage.instance.id, node, userIds)
  if (reached.length === 0) return
  stage.records.push({ nodeId: node, approverId: null, action: 'cc', details: { user_ids: reached } })
  await tell(stage, 'approval.cc', { userIds: reached, node })
}
