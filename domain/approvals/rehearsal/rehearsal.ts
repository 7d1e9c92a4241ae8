import { findPeople } from '../people/find-people.ts'
import type { Request } from '../people/request.ts'
import { seatPeople } from '../people/seat-people.ts'
import type { PlanNode } from '../plan.ts'
import { type SeatTask, turnsOf, votesOfSeats } from '../seat-rules.ts'
import { begin } from '../tokens/move-on.ts'
import type { TokenEdge, TokenNode, Ways } from '../tokens/token-plan.ts'
import { nowhere, type Token, type TokenState, type Verdict } from '../tokens/token-state.ts'
import { outcomeOfVotes, voteRuleOf } from '../vote-rules.ts'
import { type Hands, walk } from '../walk.ts'
import type { ApprovalConfig } from '../workflow-graph.ts'

/** What a request that is only thought of goes by. */
export type RehearsalWorld = {
  ways: Ways
  node(id: string): PlanNode
  request: Omit<Request, 'agreed'>
  judge(edges: TokenEdge[], token: Token): Promise<Set<string>>
  count(forEach: string): Promise<number>
}

export type RehearsedSeat = SeatTask & { assignee: number; owner?: number; auto?: 'self' | 'duplicate' }

/** What is known of a visit. `people`: who gets a copy. `isOpenChoice`: somebody has yet to choose who decides. */
export type RehearsedVisit = {
  seats: RehearsedSeat[]
  people: number[]
  isEmpty?: true
  isOpenChoice?: true
  outcome?: Verdict
}

/** A request without a row: nothing of it is written down, and nobody is told. */
export type Rehearsal = {
  world: RehearsalWorld
  state: TokenState
  visits: Map<number, RehearsedVisit>
  isSubmitting: boolean
}

/** Hands the request in. */
export async function beginRehearsal(world: RehearsalWorld): Promise<Rehearsal> {
  const rehearsal: Rehearsal = { world, state: nowhere, visits: new Map(), isSubmitting: true }
  rehearsal.state = begin(world.ways)
  await rehearseOn(rehearsal)
  rehearsal.isSubmitting = false
  return rehearsal
}

/** Lets it go on as far as it comes by itself. */
export async function rehearseOn(rehearsal: Rehearsal): Promise<void> {
  rehearsal.state = await walk(rehearsal.world.ways, rehearsal.state, rehearsalHands(rehearsal))
}

export function rehearsalHands(rehearsal: Rehearsal): Hands {
  const { world } = rehearsal
  return {
    judge: (edges, token) => world.judge(edges, token),
    async begin(node, token, state) {
      rehearsal.state = state
      const outcome = await beginVisit(rehearsal, node, token)
      if (outcome !== undefined) visitOf(rehearsal, token.id).outcome = outcome
      return outcome
    },
    async count({ id }) {
      const node = world.node(id)
      const forEach = node.type === 'subprocess' ? node.config.for_each : undefined
      return forEach ? world.count(forEach) : undefined
    },
  }
}

async function beginVisit(rehearsal: Rehearsal, { id, within }: TokenNode, token: Token): Promise<Verdict | undefined> {
  const { world, isSubmitting } = rehearsal
  const node = world.node(id)
  switch (node.type) {
    case 'start':
      return isSubmitting || within !== undefined ? 'approved' : undefined
    case 'approval':
      return seat(rehearsal, token, node.config)
    case 'cc':
      visitOf(rehearsal, token.id).people = await findPeople(requestOf(rehearsal), id, node.config)
      return 'approved'
    case 'wait':
    case 'service':
      return undefined
    default:
      return 'approved'
  }
}

async function seat(rehearsal: Rehearsal, token: Token, config: ApprovalConfig): Promise<Verdict | undefined> {
  const visit = visitOf(rehearsal, token.id)
  const { approver_type: type } = config
  const isChoice = type === 'previous_choice' || type === 'initiator_choice'
  if (isChoice && !rehearsal.world.request.selected[token.node]?.length) {
    visit.isOpenChoice = true
    return undefined
  }
  const seating = await seatPeople(requestOf(rehearsal), { state: rehearsal.state, token, config })
  if ('nobody' in seating) {
    visit.isEmpty = true
    return seating.nobody
  }
  visit.seats = seating.seats.map(({ auto, ...person }, index) => ({
    ...{ id: index, seat: index, stage: 0, kind: 'decide', ...person, ...(auto && { auto }) },
    ...(auto ? { status: 'done', verdict: 'approved' } : { status: 'held', verdict: null }),
  }))
  return countSeats(visit, config)
}

/** What the seats of a visit come to by now; undefined when others are asked. */
export function countSeats(visit: RehearsedVisit, config: ApprovalConfig): Verdict | undefined {
  const outcome = outcomeOfVotes(voteRuleOf(config), votesOfSeats(visit.seats))
  if (outcome) return outcome
  const turns = new Set(turnsOf(config.mode, visit.seats))
  for (const one of visit.seats) if (turns.has(one.id)) one.status = 'open'
  return undefined
}

export function visitOf({ visits }: Rehearsal, tokenId: number): RehearsedVisit {
  const known = visits.get(tokenId)
  if (known) return known
  const visit: RehearsedVisit = { seats: [], people: [] }
  visits.set(tokenId, visit)
  return visit
}

function requestOf({ world, visits }: Rehearsal): Request {
  const agreed = [...visits].flatMap(([token, { seats }]) =>
    seats
      .filter(({ verdict }) => verdict === 'approved')
      .map(({ owner, assignee }) => ({ token, userId: owner ?? assignee })),
  )
  return { ...world.request, agreed: async () => agreed }
}
