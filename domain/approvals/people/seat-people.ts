import { ancestorsOf } from '../tokens/send-back.ts'
import type { Token, TokenState } from '../tokens/token-state.ts'
import type { ApprovalConfig } from '../workflow-graph.ts'
import { findPeople } from './find-people.ts'
import type { Request } from './request.ts'

/** `owner`: for whom a proxy decides. `auto`: why the seat agrees without being asked. */
type Seat = { assignee: number; owner?: number; auto?: 'self' | 'duplicate' }
/** Who decides, or what a node comes to in which nobody does. */
export type Seating = { seats: Seat[] } | { nobody: 'approved' | 'rejected' }

type Place = { state: TokenState; token: Token; config: ApprovalConfig }

/** Who sits in a visit of an approval, after all its rules about nobody, oneself, repetition and absence. */
export async function seatPeople(request: Request, place: Place): Promise<Seating> {
  const { token, config } = place
  const found = await orSuperior(request, config, await findPeople(request, token.node, config))
  const people = found.length > 0 ? found : await whenNobody(request, config)
  if (!Array.isArray(people)) return { nobody: people }
  const proxies = await request.directory.proxiesOf(people)
  const repeated = await whoAgreed(request, place)
  const seats = people.map((person): Seat => {
    const isSelf = person === request.applicantId && config.on_self === 'skip'
    const auto = isSelf ? 'self' : repeated.has(person) ? 'duplicate' : undefined
    const proxy = auto ? undefined : proxies.get(person)
    if (proxy !== undefined && !people.includes(proxy)) return { assignee: proxy, owner: person }
    return { assignee: person, ...(auto && { auto }) }
  })
  return { seats }
}

/** Where applicants must not decide for themselves, whoever is above them does. */
async function orSuperior(
  { directory, applicantId }: Request,
  { on_self }: ApprovalConfig,
  people: number[],
): Promise<number[]> {
  if (on_self !== 'superior' || !people.includes(applicantId)) return people
  const superior = await directory.findSuperior(applicantId)
  const replaced = people.flatMap((person) => (person === applicantId ? (superior ?? []) : person))
  return [...new Set(replaced)]
}

async function whenNobody(
  { directory }: Request,
  { on_empty, assign_to }: ApprovalConfig,
): Promise<number[] | 'approved' | 'rejected'> {
  if (on_empty === 'approve') return 'approved'
  if (on_empty === 'reject') return 'rejected'
  const assigned = on_empty === 'assign' && assign_to ? await directory.activeOf([assign_to]) : []
  // Nobody must be left without an owner: what nobody is there for is the administrators'.
  return assigned.length > 0 ? assigned : directory.administrators()
}

/** Who said yes to this request already, as far as the node lets that count. */
async function whoAgreed(request: Request, { state, token, config }: Place): Promise<Set<number>> {
  // One that is asked again on purpose is asked.
  if (config.on_duplicate === 'ask' || token.resume !== undefined) return new Set()
  const before = ancestorsOf(state, token)
  const agreed = (await request.agreed()).filter((one) => before.has(one.token))
  const last = Math.max(...agreed.map((one) => one.token))
  const counted = config.on_duplicate === 'skip_any' ? agreed : agreed.filter((one) => one.token === last)
  return new Set(counted.map(({ userId }) => userId))
}
