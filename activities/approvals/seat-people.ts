import { activeOf, administratorsOf, findSuperior, proxiesOf } from '../../db/approvals/people-queries.ts'
import { listTasks } from '../../db/approvals/task-queries.ts'
import { ancestorsOf } from '../../domain/approvals/tokens/send-back.ts'
import type { Token } from '../../domain/approvals/tokens/token-state.ts'
import type { ApprovalConfig } from '../../domain/approvals/workflow-graph.ts'
import { findPeople } from './find-people.ts'
import type { Stage } from './stage.ts'

/** `owner`: for whom a proxy decides. `auto`: why the seat agrees without being asked. */
type Seat = { assignee: number; owner?: number; auto?: 'self' | 'duplicate' }
/** Who decides, or what a node comes to in which nobody does. */
export type Seating = { seats: Seat[] } | { nobody: 'approved' | 'rejected' }

/** Who sits in a visit of an approval, after all its rules about nobody, oneself, repetition and absence. */
export async function seatPeople(stage: Stage, token: Token, config: ApprovalConfig): Promise<Seating> {
  const found = await orSuperior(stage, config, await findPeople(stage, token.node, config))
  const people = found.length > 0 ? found : await whenNobody(stage, config)
  if (!Array.isArray(people)) return { nobody: people }
  const proxies = await proxiesOf(stage.tx, people, stage.instance.workflow_id)
  const repeated = await whoAgreed(stage, token, config)
  const seats = people.map((person): Seat => {
    const isSelf = person === stage.instance.applicant_id && config.on_self === 'skip'
    const auto = isSelf ? 'self' : repeated.has(person) ? 'duplicate' : undefined
    const proxy = auto ? undefined : proxies.get(person)
    if (proxy !== undefined && !people.includes(proxy)) return { assignee: proxy, owner: person }
    return { assignee: person, ...(auto && { auto }) }
  })
  return { seats }
}

/** Where applicants must not decide for themselves, whoever is above them does. */
async function orSuperior({ tx, instance }: Stage, { on_self }: ApprovalConfig, people: number[]): Promise<number[]> {
  const applicant = instance.applicant_id
  if (on_self !== 'superior' || !people.includes(applicant)) return people
  const superior = await findSuperior(tx, applicant)
  const replaced = people.flatMap((person) => (person === applicant ? (superior ?? []) : person))
  return [...new Set(replaced)]
}

async function whenNobody(
  { tx }: Stage,
  { on_empty, assign_to }: ApprovalConfig,
): Promise<number[] | 'approved' | 'rejected'> {
  if (on_empty === 'approve') return 'approved'
  if (on_empty === 'reject') return 'rejected'
  const assigned = on_empty === 'assign' && assign_to ? await activeOf(tx, [assign_to]) : []
  // Nobody must be left without an owner: what nobody is there for is the administrators'.
  return assigned.length > 0 ? assigned : administratorsOf(tx)
}

/** Who said yes to this request already, as far as the node lets that count. */
async function whoAgreed(stage: Stage, token: Token, { on_duplicate }: ApprovalConfig): Promise<Set<number>> {
  // One that is asked again on purpose is asked.
  if (on_duplicate === 'ask' || token.resume !== undefined) return new Set()
  const { tx, instance, state } = stage
  const before = ancestorsOf(state, token)
  const decided = (await listTasks(tx, instance.id)).filter(
    (task) => task.verdict === 'approved' && task.kind === 'decide' && before.has(task.token),
  )
  const counted =
    on_duplicate === 'skip_any'
      ? decided
      : decided.filter((task) => task.token === Math.max(...decided.map((one) => one.token)))
  return new Set(counted.map(({ owner_id, assignee_id }) => owner_id ?? assignee_id))
}
