import { openTasks } from '../../db/approvals/task-queries.ts'
import { type SeatTask, turnsOf, votesOfSeats } from '../../domain/approvals/seat-rules.ts'
import type { Verdict } from '../../domain/approvals/tokens/token-state.ts'
import { outcomeOfVotes } from '../../domain/approvals/vote-rules.ts'
import type { ApprovalConfig } from '../../domain/approvals/workflow-graph.ts'
import { type Stage, tasksOfToken } from './stage.ts'
import { tell } from './tell.ts'
import { dueOf } from './time-limits.ts'

/** What the seats of a visit come to by now. */
export async function countVotes(stage: Stage, token: number, config: ApprovalConfig): Promise<Verdict | undefined> {
  const { mode, ratio, ratio_inclusive, veto } = config
  const rule = { mode, ratio_inclusive, veto, ...(ratio !== null && { ratio }) }
  return outcomeOfVotes(rule, votesOfSeats(await seatsOf(stage, token)))
}

/** Asks those whose turn it is, and tells them. */
export async function openTurns(stage: Stage, token: number, config: ApprovalConfig): Promise<void> {
  const { tx } = stage
  const turns = turnsOf(config.mode, await seatsOf(stage, token))
  const opened = await openTasks(tx, turns, await dueOf(stage, token))
  const [first] = opened
  if (!first) return
  await tell(stage, 'approval.todo', { userIds: opened.map(({ assignee_id }) => assignee_id), node: first.node_id })
}

async function seatsOf(stage: Stage, token: number): Promise<SeatTask[]> {
  return (await tasksOfToken(stage, token)).flatMap((task) =>
    task.kind === 'resubmit' ? [] : [{ ...task, kind: task.kind }],
  )
}
