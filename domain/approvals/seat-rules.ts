import type { Verdict } from './tokens/token-state.ts'
import type { VoteMode, Votes } from './vote-rules.ts'

/** `held`: its turn has not come. `void`: taken back, or not needed any more. */
const taskStatuses = ['open', 'held', 'done', 'void'] as const
type TaskStatus = (typeof taskStatuses)[number]

/**
 * Somebody's part in a node. A seat has one voice: that of an approver, with the signers who were added before and behind them
 * as earlier and later stages. `advise`: a delegate's opinion, after which the seat is its owner's again.
 */
export type SeatTask = {
  id: number
  seat: number
  stage: number
  kind: 'decide' | 'advise'
  status: TaskStatus
  verdict: Verdict | null
}

/** What each seat came to, in their order. Every stage has to agree; one that says no speaks for the seat. */
export function votesOfSeats(tasks: SeatTask[]): Votes {
  return seatsOf(tasks).map(verdictOf)
}

/** Tasks whose turn has come: of each seat that is undecided the earliest stage; in `sequential` mode of the first such seat. */
export function turnsOf(mode: VoteMode, tasks: SeatTask[]): number[] {
  const undecided = seatsOf(tasks).filter((seat) => verdictOf(seat) === undefined)
  const turn = mode === 'sequential' ? undecided.slice(0, 1) : undecided
  return turn.flatMap((seat) => {
    const left = seat.filter(({ status }) => status !== 'done')
    const stage = Math.min(...left.map((task) => task.stage))
    return left.filter((task) => task.stage === stage && task.status === 'held').map(({ id }) => id)
  })
}

function seatsOf(tasks: SeatTask[]): SeatTask[][] {
  const seats = Map.groupBy(
    tasks.filter(({ status }) => status !== 'void'),
    ({ seat }) => seat,
  )
  return [...seats].sort(([a], [b]) => a - b).map(([, seat]) => seat)
}

function verdictOf(seat: SeatTask[]): Verdict | undefined {
  const said = seat.filter(({ kind, status }) => kind === 'decide' && status === 'done')
  if (said.some(({ verdict }) => verdict === 'rejected')) return 'rejected'
  return seat.every(({ status }) => status === 'done') ? 'approved' : undefined
}
