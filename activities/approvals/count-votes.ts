import type { Task } from '../../db/approvals/task-queries.ts'
import { type SeatTask, turnsOf, votesOfSeats } from '../../domain/approvals/seat-rules.ts'
import type { Verdict } from '../../domain/approvals/tokens/token-state.ts'
import { outcomeOfVotes, voteRuleOf } from '../../domain/approvals/vote-rules.ts'
import type { ApprovalConfig } from '../../domain/approvals/workflow-graph.ts'
import type { Stage } from './stage.ts'
import { tell } from './tell.ts'

/** What the seats of a visit come to by now; undefined when others are asked, which they are then, and told. */
export async function countVotes(stage: Stage, token: number, config: ApprovalConfig): Promise<Verdict | undefined> {
  const seats = seatsOf(stage, token)
  const outcome = outcomeOfVotes(voteRuleOf(config), votesOfSeats(seats))
  if (!outcome) await askNext(stage, { token, config, seats })
  return outcome
}

/** Asks those whose turn it is. */
export async function openTurns(stage: Stage, token: number, config: ApprovalConfig): Promise<void> {
  await askNext(stage, { token, config, seats: seatsOf(stage, token) })
}

type Asked = { token: number; config: ApprovalConfig; seats: SeatTask[] }

async function askNext(stage: Stage, { token, config, seats }: Asked): Promise<void> {
  const turns = turnsOf(config.mode, seats)
  if (turns.length === 0) return
  const dueAt = config.timeout ? await stage.timers.limitOf(token) : null
  const opened = stage.tasks.ask(turns, dueAt)
  const [first] = opened
  if (!first) return
  await tell(stage, 'approval.todo', { userIds: opened.map(({ assignee_id }) => assignee_id), node: first.node_id })
}

function seatsOf({ tasks }: Stage, token: number): SeatTask[] {
  return tasks.of(token).filter(isSeat)
}

function isSeat(task: Task): task is Task & SeatTask {
  return task.kind !== 'resubmit'
}
