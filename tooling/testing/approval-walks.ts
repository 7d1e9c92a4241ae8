import { begin } from '../../domain/approvals/tokens/move-on.ts'
import { type MoveFault, moveTokens } from '../../domain/approvals/tokens/move-tokens.ts'
import { returnTargets, sendBack } from '../../domain/approvals/tokens/send-back.ts'
import { createWays, type TokenEdge, type TokenPlan } from '../../domain/approvals/tokens/token-plan.ts'
import {
  isLive,
  openerOf,
  type Token,
  type TokenState,
  tokenOf,
  type Verdict,
} from '../../domain/approvals/tokens/token-state.ts'
import { goOn, type Hands, walk } from '../../domain/approvals/walk.ts'
import { type ApprovalWorld, createApprovalReference } from './approval-reference.ts'
import { createRandom } from './random.ts'
import { printApproval, randomApproval } from './random-approvals.ts'

const mostActions = 60
/** Forks in loops may come to hundreds of them, which teach nothing more. */
const mostVisits = 150

type Action = { whom: number; what: number; where: number }
type Open = { id: number; line: string; node: string; targets: string[] }
type Told = { story: string[]; fault?: string }

/**
 * The same actions on the machine and on the reference, for a person to follow where they differ. `moveAfter`: after so many of
 * them the machine alone goes by another plan, which says the same and calls its ways otherwise.
 */
export async function findFault(seed: number, moveAfter?: number): Promise<string | undefined> {
  const plan = randomApproval(seed)
  const actions = randomActions(seed)
  const tell = (some: TokenPlan, what: Action[]) => tellBoth(some, what, { seed, moveAfter })
  if (!(await tell(plan, actions)).fault) return undefined
  const few = await fewest(actions, async (some) => (await tell(plan, some)).fault !== undefined)
  const edges = await fewest(plan.edges, async (some) => isFaulty({ ...plan, edges: some }))
  const small = withoutStrangers({ ...plan, edges })
  const { story, fault } = await tell(small, few)
  return [`seed ${seed}`, printApproval(small), ...story, fault].join('\n')

  async function isFaulty(some: TokenPlan): Promise<boolean> {
    const { fault: found } = await tell(some, few)
    return found !== undefined && !found.includes('Error')
  }
}

/** How an instance of a random plan goes, in both. */
async function tellBoth(
  plan: TokenPlan,
  actions: Action[],
  { seed, moveAfter }: { seed: number; moveAfter: number | undefined },
): Promise<Told> {
  const world = createWorld(seed)
  const severity = [0, 0.05, 0.1, 0.2][seed % 4] ?? 0
  const story: string[] = []
  try {
    const reference = createApprovalReference(plan, world)
    const machine = await createMachine(plan, world)
    for (const [index, action] of [undefined, ...actions].entries()) {
      world.turn()
      if (action) story.push(await act(action))
      if (index === moveAfter && !machine.ended()) {
        const faults = await machine.moveTo(calledOtherwise(plan))
        if (faults.length > 0) return { story, fault: `cannot be moved to where it is: ${JSON.stringify(faults)}` }
      }
      const [said, done] = [viewOf(reference), viewOf(machine)]
      if (said !== done) return { story, fault: `the reference says\n${said}\nthe machine\n${done}` }
      const broken = machine.broken()
      if (broken) return { story, fault: broken }
      if (reference.ended() || reference.visits() > mostVisits) break
    }
    return { story }

    async function act({ whom, what, where }: Action): Promise<string> {
      const open = openOf(reference)
      const index = Math.floor(whom * open.length)
      const [said, done] = [open[index], openOf(machine)[index]]
      if (!said || !done) throw new Error('nothing is open')
      const type = plan.nodes.find(({ id }) => id === said.node)?.type
      const to = said.targets[Math.floor(where ** 2 * said.targets.length)]
      if (what > 0.6 && to !== undefined) {
        const policy = what > 0.8 ? 'restart' : 'resume'
        reference.sendBack(said.id, to, policy)
        await machine.sendBack(done.id, to, policy)
        return `${said.line}: back to ${to}, ${policy}`
      }
      const isTakenUp = plan.edges.some(({ source, on }) => source === said.node && on === 'rejected')
      const isRejected = (type === 'approval' || type === 'service') && what < (isTakenUp ? 0.3 : severity)
      const outcome = isRejected ? 'rejected' : 'approved'
      reference.decide(said.id, outcome)
      await machine.decide(done.id, outcome)
      return `${said.line}: ${outcome}`
    }
  } catch (error) {
    return { story, fault: String(error instanceof Error ? error.stack : error) }
  }
}

function randomActions(seed: number): Action[] {
  const random = createRandom(-seed)
  return Array.from({ length: mostActions }, () => ({ whom: random(), what: random(), where: random() }))
}

/** What people, conditions and services come to: another answer at each turn, the same one for both. */
export function createWorld(seed: number): ApprovalWorld & { turn: () => void } {
  let turn = 0
  const chance = (word: string, items: unknown[]): number => {
    let mixed = seed
    for (const letter of `${word} ${items.join()} ${turn}`) mixed = Math.imul(mixed, 31) + letter.charCodeAt(0)
    return createRandom(mixed)()
  }
  return {
    turn: () => {
      turn++
    },
    isTrue: ({ id }, items) => chance(id, items) < 0.5,
    comesTo({ id, type, within }, items) {
      if (type === 'start') return within || turn === 0 ? 'approved' : undefined
      if (/^[AW]/.test(id)) return undefined
      const at = chance(id, items)
      if (type === 'service' && at < 0.4) return undefined
      return at > 0.8 && (type === 'approval' || type === 'service') ? 'rejected' : 'approved'
    },
    count: ({ id }, items) => (id.startsWith('M') ? Math.floor(chance(id, items) * 4) : undefined),
  }
}

export async function createMachine(first: TokenPlan, { isTrue, comesTo, count }: ApprovalWorld) {
  let plan = first
  let ways = createWays(plan)
  const itemsOf = ({ scope }: Token) =>
    scope.map((name) => (name.includes('/') ? Number(name.split('/')[1]) : undefined))
  const hands: Hands = {
    judge: async (edges, token) =>
      new Set(edges.filter((edge) => isTrue(firstName(edge), itemsOf(token))).map(({ id }) => id)),
    begin: async (node, token) => comesTo(node, itemsOf(token)),
    count: async (node, token) => count(node, itemsOf(token)),
  }
  let state: TokenState = await walk(ways, begin(ways), hands)
  const pathOf = ({ scope }: Token): string =>
    scope.map((name) => name.replace(/^\d+/, tokenOf(state, openerOf(name)).node)).join(' ')
  const busy = (): Token[] => state.tokens.filter(({ status }) => status === 'busy')
  return {
    ended: (): Verdict | undefined => state.ended,
    open: () => busy().map((token) => ({ id: token.id, node: token.node, path: pathOf(token) })),
    visits: (): number => state.tokens.length,
    targets: (id: number): string[] => returnTargets(ways, state, tokenOf(state, id)).toSorted(),
    async decide(tokenId: number, outcome: Verdict): Promise<void> {
      const before = state
      state = await walk(ways, await goOn(ways, state, { tokenId, outcome }, hands), hands)
      await refuses(tokenOf(before, tokenId))
    },
    async sendBack(tokenId: number, to: string, policy: 'restart' | 'resume'): Promise<void> {
      const token = tokenOf(state, tokenId)
      const sent = sendBack(ways, state, { token, to, policy })
      if (!sent) throw new Error(`${to} is no target`)
      state = await walk(ways, sent, hands)
      await refuses(token)
    },
    /** What keeps it from being moved to another plan; nothing when it goes by that from now on. */
    async moveTo(other: TokenPlan): Promise<MoveFault[]> {
      const there = createWays(other)
      const moved = moveTokens(ways, there, state)
      if ('faults' in moved) return moved.faults
      const standing = ({ tokens }: TokenState): string =>
        tokens
          .filter(isLive)
          .map(({ id, node, status }) => `${id} ${node} ${status}`)
          .join()
      if (standing(moved) !== standing(state)) throw new Error('tokens do not stand where they stood')
      plan = other
      ways = there
      state = await walk(ways, moved, hands)
      return []
    },
    /** Nodes of visits that are under way, or may be again. */
    needed: () =>
      state.tokens.filter((token) => isLive(token) || token.cut).flatMap((one) => [one.node, ...(one.resume ?? [])]),
    /** What never happens, whatever is done. */
    broken(): string | undefined {
      const live = state.tokens.filter(isLive)
      if (live.some(({ node }) => !plan.nodes.some(({ id }) => id === node))) return 'a token stands nowhere'
      if (new Set(state.tokens.map(({ id }) => id)).size < state.tokens.length) return 'two tokens have one id'
      if (live.some(({ scope }) => scope.some((name) => tokenOf(state, openerOf(name)).status !== 'open')))
        return 'a token lives in what has ended'
      if (!state.ended && busy().length === 0) return 'nobody has anything to do'
      if (state.ended && live.length > 0) return 'tokens outlive the end'
      return undefined
    },
  }

  async function refuses(token: Token): Promise<void> {
    const done = () => goOn(ways, state, { tokenId: token.id, outcome: 'approved' }, hands)
    const isTaken = await done().then(
      () => true,
      () => false,
    )
    const isSent = plan.nodes.some(({ id }) => sendBack(ways, state, { token, to: id, policy: 'restart' }))
    if (isTaken || isSent) throw new Error(`${token.node} is done and takes another decision`)
  }
}

type Side = {
  ended: () => Verdict | undefined
  open: () => { id: number; node: string; path: string }[]
  targets: (id: number) => string[]
}

const again = 'again '

function calledOtherwise({ nodes, edges }: TokenPlan): TokenPlan {
  return { nodes, edges: edges.map((edge) => ({ ...edge, id: again + edge.id })) }
}

/** By which the world knows it. */
function firstName(edge: TokenEdge): TokenEdge {
  return { ...edge, id: edge.id.replace(again, '') }
}

/** In an order that is the same for both, whatever the ids. */
function openOf({ open, targets }: Side): Open[] {
  const all = open().map(({ id, node, path }) => ({ id, node, targets: targets(id), line: `${path} ${node}`.trim() }))
  const said = (one: Open): string => `${one.line} ← ${one.targets.join(' ')}`
  return all.toSorted((a, b) => (said(a) < said(b) ? -1 : said(a) > said(b) ? 1 : a.id - b.id))
}

function viewOf(side: Side): string {
  const open = openOf(side).map(({ line, targets }) => `  ${line} ← ${targets.join(' ')}`)
  return [`  ${side.ended() ?? 'under way'}`, ...open].join('\n')
}

/** As few of them as the fault needs. */
async function fewest<T>(all: T[], isFaulty: (some: T[]) => Promise<boolean>): Promise<T[]> {
  let few = all
  for (let index = few.length - 1; index >= 0; index--) {
    const fewer = few.filter((_, at) => at !== index)
    if (await isFaulty(fewer)) few = fewer
  }
  return few
}

/** Without nodes that no edge leads to any more. */
function withoutStrangers({ nodes, edges }: TokenPlan): TokenPlan {
  const met = new Set(edges.flatMap(({ source, target }) => [source, target]))
  return { nodes: nodes.filter(({ id, type }) => met.has(id) || type === 'start'), edges }
}
