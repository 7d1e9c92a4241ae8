import { joins } from '../../domain/flows/flow-graph.ts'

type Node = Record<string, unknown> & { id: string }
type Edge = Record<string, unknown> & { source: string; target: string }
type Graph = { nodes: Node[]; edges: Edge[] }

const lanes = 3
const blocksOfLane = 9
/** In the middle of each lane something else than a block stands between two of them. */
const middle = 4
export const flakyTimes = 2
export const itemCount = 20

/** Runs of one and the same flow tell their calls apart by the parameter `phase`. */
export const phaseParam = [{ name: 'phase', type: 'string', required: true }]

/** A job that succeeds when it is tried for the third time. */
export function flakyJob(serviceUrl: string) {
  return {
    ...{ name: 'flaky', job_type: 'http', retry_count: 5, retry_interval: 1, retry_backoff: 'fixed' },
    config: { url: `${serviceUrl}/{params.phase}/flaky/${flakyTimes}/{params.node}` },
    params: [...phaseParam, { name: 'node', type: 'string', required: true }],
  }
}

/** Ten nodes, one after the other, some of which take a while or several attempts. */
export function innerGraph(serviceUrl: string, flakyId: number): Graph {
  const { ask, flaky } = nodesOf(serviceUrl, flakyId)
  const nodes = Array.from({ length: 10 }, (_, index) => {
    if (index === 5) return flaky(`I${index}`)
    return index % 3 === 0 ? ask(`I${index}`, 'slow', 200 + index * 100) : ask(`I${index}`, 'give', index)
  })
  return { nodes, edges: nodes.slice(1).map(({ id }, index) => ({ source: `I${index}`, target: id })) }
}

/** 300 nodes in three lanes of blocks side by side, with a sub-flow, a fan-out and a wait in the middle of them. */
export function eventfulGraph(serviceUrl: string, { flakyId, innerId }: { flakyId: number; innerId: number }): Graph {
  const nodes: Node[] = []
  const edges: Edge[] = []
  for (let lane = 0; lane < lanes; lane++) {
    let before: string | undefined
    for (let block = 0; block < blocksOfLane; block++) {
      const part = blockOf(`L${lane}B${block}`, lane * blocksOfLane + block, nodesOf(serviceUrl, flakyId))
      nodes.push(...part.nodes)
      edges.push(...part.edges)
      if (before) edges.push({ source: before, target: part.entry, on: 'always' })
      before = part.exit
      if (block !== middle) continue
      const special = specialOf(lane)
      nodes.push(special)
      edges.push({ source: before, target: special.id })
      before = special.id
    }
  }
  return { nodes, edges }

  function specialOf(lane: number): Node {
    if (lane === 0) return { id: 'S', type: 'flow', flow_id: innerId, params: { phase: '=params.phase' } }
    if (lane === 1) return { id: 'W', type: 'wait', seconds: 2 }
    const each = nodesOf(serviceUrl, flakyId).ask('E', 'slow', '{params.ms}', 'item{params.index}')
    const list = `[${Array.from({ length: itemCount }, (_, index) => index * 60).join(', ')}]`
    return { ...each, for_each: list, concurrency: 8, params: { ms: '=item + 20', index: '=index' } }
  }
}

type Makers = ReturnType<typeof nodesOf>

function nodesOf(serviceUrl: string, flakyId: number) {
  const ask = (id: string, kind: 'give' | 'slow' | 'fail', number: number | string, name = id): Node => ({
    ...{ id, type: 'job' },
    inline: { job_type: 'http', config: { url: `${serviceUrl}/{params.phase}/${kind}/${number}/${name}` } },
  })
  const flaky = (id: string): Node => ({ id, type: 'job', job_id: flakyId, params: { node: id } })
  return { ask, flaky }
}

/** Eleven nodes: what is slow decides a condition, what fails is taken up, and what may have failed is joined in every way. */
function blockOf(name: string, number: number, { ask, flaky }: Makers): Graph & { entry: string; exit: string } {
  const id = (letter: string) => `${name}${letter}`
  const join = joins[number % joins.length]
  const nodes = [
    ask(id('A'), 'give', number),
    ask(id('S'), 'slow', 50 + ((number * 733) % 2950)),
    ask(id('F'), 'fail', 0),
    ask(id('T'), 'give', 1),
    flaky(id('K')),
    { id: id('C'), type: 'condition', takes: 'first' },
    ask(id('H'), 'give', 2),
    ask(id('L'), 'give', 3),
    { ...ask(id('O'), 'give', 4), join: 'one_success' },
    { ...ask(id('N'), 'slow', 300), join },
    { ...ask(id('X'), 'give', 5), join: 'all_done' },
  ]
  const way = (from: string, to: string, fields: object = {}) => ({ source: id(from), target: id(to), ...fields })
  const edges = [
    way('A', 'S'),
    way('A', 'F'),
    way('A', 'K'),
    way('F', 'T', { on: 'failure' }),
    way('S', 'C'),
    way('C', 'H', { condition: `${id('S')}.result.n > 1500` }),
    way('C', 'L', { default: true }),
    way('H', 'O'),
    way('L', 'O'),
    ...['T', 'K', 'F', 'H'].map((from) => way(from, 'N')),
    ...['O', 'N', 'T'].map((from) => way(from, 'X')),
  ]
  return { nodes, edges, entry: id('A'), exit: id('X') }
}
