import type { NodeType, TokenEdge, TokenNode, TokenPlan } from '../../domain/approvals/tokens/token-plan.ts'
import { dice } from './flow-reference.ts'

type Way = Omit<TokenEdge, 'id' | 'source' | 'target'>

/**
 * A third of the plans are well-formed, a third have a few edges where nobody would draw them, a third many. Ids tell what a node
 * is: `A` asks somebody, `a` is decided at once, `W` takes its time, `w` none, `M` is a sub-process for several items.
 */
export function randomApproval(seed: number): TokenPlan {
  const roll = dice(seed)
  const nodes: TokenNode[] = []
  let edges: TokenEdge[] = []
  let lastEdge = 0
  growPlace(undefined)
  const strange = [0, 1 + roll(4), 4 + roll(10)][roll(3)] ?? 0
  for (let left = strange; left > 0; left--) disturb()
  return { nodes, edges }

  function growPlace(within: string | undefined): void {
    const depth = nodes.find(({ id }) => id === within)?.within ? 2 : within ? 1 : 0
    const start = add('s', 'start', within)
    const last = growChain(start, within, 1 + roll(3 - depth), depth)
    connect(last, add('e', 'end', within))
  }

  /** Gives the node that it leads out of. */
  function growChain(from: string, within: string | undefined, length: number, depth: number): string {
    let at = from
    for (let left = length; left > 0; left--) at = growBlock(at, within, depth)
    return at
  }

  function growBlock(from: string, within: string | undefined, depth: number): string {
    const kind = roll(20)
    if (kind < 7) return growApproval(from, within)
    if (kind < 8) return behind(from, add('a', 'approval', within))
    if (kind < 9) return behind(from, add('c', 'cc', within))
    if (kind < 10) return behind(from, add(roll(2) ? 'W' : 'w', 'wait', within))
    if (kind < 11) return behind(from, add('v', 'service', within))
    if (kind < 16 && nodes.length < 14) return growFork(from, within, depth)
    if (kind < 17 && nodes.length < 14) return growCircle(from, within)
    return depth > 1 || nodes.length > 14 ? growApproval(from, within) : growSubprocess(from, within)
  }

  function growApproval(from: string, within: string | undefined): string {
    const node = behind(from, add('A', 'approval', within))
    if (roll(3) === 0 && nodeOf(from).type !== 'start') connect(node, from, { on: 'rejected' })
    else if (roll(3) === 0) return overruled(node, within)
    return node
  }

  /** Whatever was decided, something is done about it that decides nothing. */
  function overruled(node: string, within: string | undefined): string {
    const both = roll(2) ? add('c', 'cc', within) : add('v', 'service', within)
    connect(node, both)
    connect(node, both, { on: 'rejected' })
    return both
  }

  /** Half of them are done again where somebody sees to it that they were rejected. */
  function growSubprocess(from: string, within: string | undefined): string {
    const node = behind(from, add(roll(3) === 0 ? 'M' : 'S', 'subprocess', within))
    growPlace(node)
    if (roll(2) === 0) return node
    const repair = add('A', 'approval', within)
    connect(node, repair, { on: 'rejected' })
    connect(repair, node)
    return node
  }

  /** Branches that begin at a parallel node, at one that takes what is true, or at a choice, and meet again. */
  function growFork(from: string, within: string | undefined, depth: number): string {
    const kind = roll(4)
    const [letter, type] = kind < 2 ? (['P', 'parallel'] as const) : (['C', 'condition'] as const)
    const takes = kind === 2 ? ({ takes: 'every' } as const) : {}
    const fork = behind(from, add(letter, type, within, takes))
    const meeting = kind === 3 ? add('A', 'approval', within) : add(letter, type, within, takes)
    const count = 2 + roll(2)
    for (let branch = 0; branch < count; branch++) {
      const first = add('A', 'approval', within)
      connect(fork, first, kind < 2 ? {} : branch === 0 && roll(2) ? { default: true } : { condition: '?' })
      connect(growChain(first, within, roll(2), depth), meeting)
      if (roll(4) === 0) connect(first, meeting, { on: 'rejected' })
    }
    return meeting
  }

  /** Two joins, each on the way to the other. */
  function growCircle(from: string, within: string | undefined): string {
    const [fork, one, other] = [
      add('P', 'parallel', within),
      add('P', 'parallel', within),
      add('P', 'parallel', within),
    ]
    const [there, back] = [add('A', 'approval', within), add('A', 'approval', within)]
    connect(from, fork)
    for (const [source, target] of [
      [fork, one],
      [fork, other],
      [one, there],
      [there, other],
      [other, back],
    ] as const)
      connect(source, target)
    connect(back, one, { on: 'rejected' })
    return back
  }

  function behind(from: string, node: string): string {
    connect(from, node)
    return node
  }

  function add(letter: string, type: NodeType, within?: string, more: Partial<TokenNode> = {}): string {
    const id = `${letter}${nodes.length}`
    nodes.push({ id, type, ...(within !== undefined && { within }), ...more })
    return id
  }

  function connect(source: string, target: string, way: Way = {}): void {
    const isChoice = nodeOf(source).type === 'condition'
    edges.push({ id: `${source}→${target}#${++lastEdge}`, source, target, ...(isChoice ? choiceOf(source, way) : way) })
  }

  /** One edge alone is for when nothing else is true. */
  function choiceOf(source: string, { on, condition }: Way): Way {
    if (on) return { on }
    const hasRest = edges.some((edge) => edge.source === source && edge.default)
    return condition || hasRest ? { condition: '?' } : { default: true }
  }

  function disturb(): void {
    const before = edges
    edges = [...edges]
    const edge = pick(edges)
    const kind = roll(10)
    if (kind < 6) addEdge()
    else if (kind < 7) edges = edges.filter((one) => one !== edge || one.source.startsWith('s'))
    else if (kind < 8) replace(edge, near(edge.source).id, edge)
    else if (kind < 9) replace(edge, edge.target, wayFrom(nodeOf(edge.source)))
    else turnJoin()
    // What goes in a circle in which nobody has anything to do would never come to rest.
    if (nodes.some(({ id }) => goesRoundAlone(edges, id))) edges = before
  }

  function addEdge(): void {
    const node = pick(nodes.filter(({ type }) => type !== 'end'))
    const target = near(node.id)
    connect(node.id, target.id, wayFrom(node))
  }

  function wayFrom({ type, takes }: TokenNode): Way {
    if (type === 'parallel') return roll(4) === 0 ? { condition: '?' } : {}
    if (type === 'condition') {
      if (roll(5) === 0) return { on: roll(2) ? 'rejected' : 'approved' }
      return roll(takes ? 3 : 2) === 0 ? { default: true } : { condition: '?' }
    }
    const on = [{ on: 'rejected' } as const, { on: 'approved' } as const, {}, { on: 'rejected' } as const][roll(4)]
    return { ...on, ...[{ condition: '?' }, { default: true }, { condition: '?', default: true }, {}, {}, {}][roll(6)] }
  }

  function turnJoin(): void {
    const joint = nodes.filter(({ type }) => type === 'parallel')
    if (joint.length === 0) return
    const node = pick(joint)
    nodes[nodes.indexOf(node)] = { ...node, type: 'condition', takes: 'every' }
    for (const edge of edges.filter(({ source }) => source === node.id)) {
      replace(edge, edge.target, roll(2) ? { condition: '?' } : {})
    }
  }

  function replace(edge: TokenEdge, target: string, { on, condition, default: rest }: Way): void {
    edges = edges.filter((one) => one !== edge)
    connect(edge.source, target, { ...(on && { on }), ...(condition && { condition }), ...(rest && { default: rest }) })
  }

  function near(id: string): TokenNode {
    const here = nodes.filter(({ within, type }) => within === nodeOf(id).within && type !== 'start')
    const joint = here.filter(({ type }) => type === 'parallel')
    return pick(joint.length > 0 && roll(3) === 0 ? joint : here)
  }

  function nodeOf(id: string): TokenNode {
    return nodes.find((node) => node.id === id) as TokenNode
  }

  function pick<T>(all: T[]): T {
    return all[roll(all.length)] as T
  }
}

/** Whether a token comes from a node to it again without anybody doing something. */
export function goesRoundAlone(edges: TokenEdge[], id: string): boolean {
  const found = new Set<string>()
  const left = [id]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (/^[AW]/.test(at)) continue
    for (const { source, target } of edges) {
      if (source !== at) continue
      if (target === id) return !/^[AW]/.test(id)
      if (!found.has(target)) left.push(target)
      found.add(target)
    }
  }
  return false
}

/** One line for each node, its edges behind it. */
export function printApproval({ nodes, edges }: TokenPlan): string {
  const said = ({ on, condition, default: rest }: TokenEdge): string =>
    [on, condition, rest && 'default'].filter(Boolean).join(' ')
  return nodes
    .map(({ id, type, within, takes }) => {
      const out = edges.filter(({ source }) => source === id).map((edge) => `${said(edge)}→${edge.target}`)
      return `${within ? `${within}: ` : ''}${id} ${type}${takes ? ` (${takes})` : ''}  ${out.join('  ')}`
    })
    .join('\n')
}
