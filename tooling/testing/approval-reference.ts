import type { TokenEdge, TokenNode, TokenPlan } from '../../domain/approvals/tokens/token-plan.ts'
import type { Verdict } from '../../domain/approvals/tokens/token-state.ts'

/** What the plan does not say itself. `items`: for which of each list it happens, outermost first. */
export type ApprovalWorld = {
  isTrue: (edge: TokenEdge, items: Item[]) => boolean
  /** What a node comes to that nobody has to do anything at; undefined when somebody has. */
  comesTo: (node: TokenNode, items: Item[]) => Verdict | undefined
  /** Undefined when the inside is not done for a list. */
  count: (node: TokenNode, items: Item[]) => number | undefined
}

type Item = number | undefined

/** One of the places that a sub-process opened. */
type Place = { opener: Visit; item: Item }
/** Where a visit goes straight back to after an approval. */
type Return = { node: TokenNode; next: Return | undefined }

/**
 * What has happened at a node, never what follows from it: whether it still waits, is open or was cut off is worked out anew from
 * the whole log each time that it is asked for.
 */
type Visit = {
  id: number
  node: TokenNode
  /** Outermost first. */
  places: Place[]
  parents: Visit[]
  verdict: Verdict
  edge?: TokenEdge | undefined
  back?: Return | undefined
  /** How a join goes on, or what is behind a sub-process. */
  isBehind?: true
  /** Somebody has it, or it has been opened. */
  hasBegun?: true | undefined
  /** It has taken edges, or what its way has ended as. */
  fate?: 'went on' | Verdict
}

/** The sentences of docs/approvals.md one by one, as slow as they please. */
export function createApprovalReference({ nodes, edges }: TokenPlan, world: ApprovalWorld) {
  let log: Visit[] = []
  let last = 0
  visit({ node: startOf(undefined), places: [], parents: [], verdict: 'approved' })
  settle()

  return {
    ended: (): Verdict | undefined => outcomeOf(undefined),
    visits: (): number => log.length,
    open: () => log.filter(isOpen).map((one) => ({ id: one.id, node: one.node.id, path: pathOf(one.places) })),
    /** The nodes that it can be returned to. */
    targets: (id: number): string[] => [...new Set(targetsOf(openVisit(id)).map(({ node }) => node.id))].sort(),
    decide(id: number, outcome: Verdict): void {
      leave(openVisit(id), outcome)
      settle()
    },
    sendBack(id: number, to: string, policy: 'restart' | 'resume'): void {
      const from = openVisit(id)
      const targets = targetsOf(from).filter(({ node }) => node.id === to)
      const before = targets.filter((one) => comesFrom(from, one))
      const target = (before.length > 0 ? before : targets).at(-1)
      if (!target) throw new Error(`${to} is no target`)
      if (before.length > 0 && policy === 'resume') {
        log = log.filter((one) => one !== from)
        visit({ ...from, node: target.node, edge: undefined, back: { node: from.node, next: from.back } })
      } else {
        log = log.filter((one) => one !== target && !comesFrom(one, target) && one !== from)
        visit(target)
        if (before.length === 0) visit(from)
      }
      settle()
    },
  }

  /** Beginning with nothing but where it comes from. */
  function visit({ node, places, parents, verdict, edge, back }: Omit<Visit, 'id'>): Visit {
    const made: Visit = { id: ++last, node, places, parents, verdict, edge, back }
    log.push(made)
    return made
  }

  /** Everything that needs nobody, one thing after another: what was there first moves first, joins when nothing else does. */
  function settle(): void {
    while (outcomeOf(undefined) === undefined) {
      const left = log.find((one) => isSub(one) && isLive(one) && one.hasBegun && outcomeOf(one) !== undefined)
      const fresh = left ? undefined : log.find((one) => !one.hasBegun && isLive(one) && !isWaiting(one))
      const joint = left || fresh ? undefined : log.find((one) => isWaiting(one) && isDue(one))
      const stuck = left || fresh || joint ? undefined : log.find((one) => isWaiting(one) && isStuck(one))
      const waiting = joint ?? stuck
      if (left) goBehind(left)
      else if (fresh) begin(fresh)
      else if (waiting) join(waiting)
      else return
      // What is cut off while somebody has it would have to begin anew.
      for (const one of log) if (one.hasBegun && !isSub(one) && !isLive(one)) one.hasBegun = undefined
    }
  }

  function begin(one: Visit): void {
    const { node, places } = one
    if (one.isBehind) leave(one, one.verdict)
    else if (node.type === 'end') one.fate = one.verdict
    else if (node.type === 'subprocess') open(one)
    else if (node.type === 'condition' || node.type === 'parallel') leave(one, 'approved')
    else {
      const outcome = world.comesTo(node, itemsOf(places))
      if (outcome === undefined) one.hasBegun = true
      else leave(one, outcome)
    }
  }

  function open(one: Visit): void {
    one.hasBegun = true
    const count = world.count(one.node, itemsOf(one.places))
    const items = count === undefined ? [undefined] : Array.from({ length: count }, (_, index) => index)
    for (const item of items) {
      const places = [...one.places, { opener: one, item }]
      visit({ node: startOf(one.node.id), places, parents: [one], verdict: one.verdict })
    }
  }

  function goBehind(opener: Visit): void {
    const verdict = outcomeOf(opener) ?? 'approved'
    const ends = log.filter((one) => one.places.at(-1)?.opener === opener && one.fate === verdict)
    const { node, places } = opener
    visit({ node, places, parents: [opener, ...ends], verdict }).isBehind = true
  }

  function join(first: Visit): void {
    const parents = waitingWith(first)
    const verdict = parents.some((one) => one.verdict === 'rejected') ? 'rejected' : 'approved'
    const { node, places } = first
    visit({ node, places, parents, verdict }).isBehind = true
  }

  /** `outcome` is looked at where something was decided. */
  function leave(one: Visit, outcome: Verdict): void {
    const { node, places, back } = one
    if (back && outcome === 'approved') {
      one.fate = 'went on'
      visit({ node: back.node, places, parents: [one], verdict: 'approved', back: back.next })
      return
    }
    const verdict = verdictBehind(one, outcome)
    const taken = back && !isAtHome(node, places) ? [] : edgesTaken(one, outcome, verdict)
    const isDecision = ['approval', 'service', 'subprocess'].includes(node.type)
    one.fate = taken.length > 0 ? 'went on' : isDecision ? outcome : 'approved'
    for (const edge of taken) visit({ node: nodeOf(edge.target), places, parents: [one], verdict, edge })
  }

  function verdictBehind({ node, verdict }: Visit, outcome: Verdict): Verdict {
    if (node.type === 'approval' || node.type === 'subprocess') return outcome
    if (node.type === 'service') return outcome === 'rejected' ? 'rejected' : verdict
    return verdict
  }

  function edgesTaken({ node, places }: Visit, outcome: Verdict, verdict: Verdict): TokenEdge[] {
    const out = edges.filter(({ source }) => source === node.id)
    if (node.type === 'parallel') return out
    const holds = (edge: TokenEdge): boolean => !edge.condition || world.isTrue(edge, itemsOf(places))
    const firstOnly = node.type === 'condition' && node.takes !== 'every'
    const some = (found: TokenEdge[]): TokenEdge[] => (firstOnly ? found.slice(0, 1) : found)
    const isDecision = ['approval', 'service', 'subprocess'].includes(node.type)
    const said = isDecision ? outcome : verdict
    const mayBe = out.filter(({ on }) => on === said || (on === undefined && (!isDecision || said === 'approved')))
    const isRest = (edge: TokenEdge): boolean =>
      edge.default === true || (node.type === 'condition' && !edge.condition && !edge.on)
    const taken = mayBe.filter((edge) => !isRest(edge) && holds(edge))
    if (taken.length > 0 || (isDecision && outcome === 'rejected')) return some(taken)
    return some(mayBe.filter(isRest))
  }

  /** What a sub-process has come to, or with undefined the whole. */
  function outcomeOf(opener: Visit | undefined): Verdict | undefined {
    const isIn = (one: Visit): boolean => one.places.at(-1)?.opener === opener
    if (log.some((one) => isIn(one) && one.fate === 'rejected')) return 'rejected'
    return log.some((one) => isIn(one) && isLive(one)) ? undefined : 'approved'
  }

  function isLive(one: Visit): boolean {
    if (one.fate) return false
    const isCut = [undefined, ...one.places.map(({ opener }) => opener)].some((opener) =>
      log.some((other) => other.places.at(-1)?.opener === opener && other.fate === 'rejected'),
    )
    const hasGoneOn = log.some((other) => other.isBehind && other.parents.includes(one) && other.node === one.node)
    return !isCut && !hasGoneOn
  }

  function isOpen(one: Visit): boolean {
    return isLive(one) && one.hasBegun === true && !isSub(one)
  }

  /** At a join, for others. */
  function isWaiting(one: Visit): boolean {
    const { type, takes, id } = one.node
    const canJoin = type === 'parallel' || (type === 'condition' && takes === 'every')
    return canJoin && !one.isBehind && edges.filter(({ target }) => target === id).length > 1 && isLive(one)
  }

  function waitingWith(first: Visit): Visit[] {
    return log.filter((one) => one.node === first.node && isBeside(one, first) && isWaiting(one))
  }

  function isDue(first: Visit): boolean {
    const waiting = waitingWith(first)
    const into = edges.filter(({ target }) => target === first.node.id)
    if (into.every((edge) => waiting.some((one) => one.edge === edge))) return true
    return !log.some((one) => isBeside(one, first) && isLive(one) && !waiting.includes(one) && canCome(one, first.node))
  }

  /** Whether all that is under way around it waits as well: then the first in the log goes on. */
  function isStuck(first: Visit): boolean {
    return log.filter((one) => isBeside(one, first) && isLive(one)).every(isWaiting)
  }

  /** Step by step, over whatever edges it might take. */
  function canCome({ node, places, back }: Visit, to: TokenNode): boolean {
    const found: { node: TokenNode; back: Return | undefined }[] = [{ node, back }]
    for (const at of found) {
      const out = edges.filter(({ source, on }) => source === at.node.id && (!at.back || on === 'rejected'))
      const next = at.back && !isAtHome(at.node, places) ? [] : out.map(({ target }) => ({ node: nodeOf(target) }))
      const straight = at.back ? [{ node: at.back.node, back: at.back.next }] : []
      for (const step of [...next.map((one) => ({ ...one, back: undefined })), ...straight]) {
        if (step.node === to) return true
        if (!found.some((one) => one.node === step.node && one.back === step.back)) found.push(step)
      }
    }
    return false
  }

  function targetsOf(from: Visit): Visit[] {
    if (from.node.type !== 'approval') return []
    return log.filter((one) => {
      const { type, within } = one.node
      if (type !== 'approval' && !(type === 'start' && !within)) return false
      if (one === from || !one.fate || one.back) return false
      // What was cut off, or lies beside a rejection that ended its place, is out of reach.
      return one.places.every(({ opener }) => {
        const behind = log.filter((other) => other.isBehind && other.parents.includes(opener))
        return behind.every((other) => comesFrom(other, one))
      })
    })
  }

  function comesFrom(one: Visit, other: Visit): boolean {
    const before = new Set(one.parents)
    for (const { parents } of before) for (const parent of parents) before.add(parent)
    return before.has(other)
  }

  function openVisit(id: number): Visit {
    const found = log.find((one) => one.id === id && isOpen(one))
    if (!found) throw new Error(`nobody has ${id}`)
    return found
  }

  function nodeOf(id: string): TokenNode {
    const found = nodes.find((node) => node.id === id)
    if (!found) throw new Error(`there is no ${id}`)
    return found
  }

  function startOf(within: string | undefined): TokenNode {
    const found = nodes.find((node) => node.type === 'start' && node.within === within)
    if (!found) throw new Error(`${within} has no start`)
    return found
  }
}

const isSub = ({ node }: Visit): boolean => node.type === 'subprocess'

/** Whether its edges lead on in the place that the token is in. */
function isAtHome(node: TokenNode, places: Place[]): boolean {
  return node.within === places.at(-1)?.opener.node.id
}

/** In the same place, not only in one of the same sub-process. */
function isBeside(one: Visit, other: Visit): boolean {
  const [a, b] = [one.places.at(-1), other.places.at(-1)]
  return a?.opener === b?.opener && a?.item === b?.item
}

const itemsOf = (places: Place[]): Item[] => places.map(({ item }) => item)

function pathOf(places: Place[]): string {
  return places.map(({ opener, item }) => opener.node.id + (item === undefined ? '' : `/${item}`)).join(' ')
}
