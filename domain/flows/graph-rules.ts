import { type Text, text } from '../text.ts'
import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph.ts'
import { nameProblems } from './name-rules.ts'

/** `element_id`: the node, or the edge as `source→target`. */
export type GraphProblem = { element_id: string; rule: string; message: Text }

/** What keeps a graph from being run; none means that it can be. */
export function listGraphProblems(graph: FlowGraph): GraphProblem[] {
  return [
    ...doubledNodes(graph),
    ...nameProblems(graph),
    ...graph.nodes.flatMap(nodeProblems),
    ...edgeProblems(graph),
    ...defaultProblems(graph),
    ...cycleProblems(graph),
  ]
}

export function edgeId({ source, target }: Pick<FlowEdge, 'source' | 'target'>): string {
  return `${source}→${target}`
}

function doubledNodes({ nodes }: FlowGraph): GraphProblem[] {
  return doubled(nodes.map(({ id }) => id)).map((id) => ({
    element_id: id,
    rule: 'unique-node',
    message: text(`有多个节点叫“${id}”`, `Several nodes have the id "${id}"`),
  }))
}

function nodeProblems(node: FlowNode): GraphProblem[] {
  const { id } = node
  if (node.type === 'job' && (node.job_id === undefined) === (node.inline === undefined)) {
    return [{ element_id: id, rule: 'node-job', message: jobOrOwn(id) }]
  }
  if (node.type === 'wait' && (node.seconds === undefined) === (node.until === undefined)) {
    return [{ element_id: id, rule: 'node-wait', message: timeOrMoment(id) }]
  }
  return []
}

function jobOrOwn(id: string): Text {
  return text(
    `节点“${id}”须引用一个任务，或者直接写明要做的事，二者选一`,
    `The node "${id}" needs either a job or its own definition`,
  )
}

function timeOrMoment(id: string): Text {
  return text(
    `节点“${id}”须写明等待多久，或者等到何时，二者选一`,
    `The node "${id}" needs either how long it waits or until when`,
  )
}

function edgeProblems({ nodes, edges }: FlowGraph): GraphProblem[] {
  const ids = new Set(nodes.map(({ id }) => id))
  const dangling = edges.flatMap((edge) =>
    [edge.source, edge.target]
      .filter((id) => !ids.has(id))
      .map((id) => ({
        element_id: edgeId(edge),
        rule: 'edge-ends',
        message: text(
          `连线 ${edgeId(edge)} 的一端“${id}”不是节点`,
          `The edge ${edgeId(edge)} ends at "${id}", which is no node`,
        ),
      })),
  )
  const twice = doubled(edges.map(edgeId)).map((id) => ({
    element_id: id,
    rule: 'unique-edge',
    message: text(`连线 ${id} 画了多次`, `The edge ${id} is drawn more than once`),
  }))
  return [...dangling, ...twice]
}

/** A default is what is left when nothing else is true: one for a node, after its success, without a condition of its own. */
function defaultProblems({ edges }: FlowGraph): GraphProblem[] {
  const defaults = edges.filter((edge) => edge.default)
  const doubledSources = new Set(doubled(defaults.map(({ source }) => source)))
  return defaults
    .filter(({ source, on, condition }) => condition !== undefined || on !== 'success' || doubledSources.has(source))
    .map((edge) => ({
      element_id: edgeId(edge),
      rule: 'default-edge',
      message: text(
        `默认连线 ${edgeId(edge)} 不能带条件，只能用于成功之后，每个节点最多一条`,
        `The default edge ${edgeId(edge)} can have no condition, follows a success, and is the only one of its node`,
      ),
    }))
}

/** One problem for each circle, at the node by which it is entered first. */
function cycleProblems({ nodes, edges }: FlowGraph): GraphProblem[] {
  const targets = Map.groupBy(edges, ({ source }) => source)
  const state = new Map<string, 'open' | 'closed'>()
  const problems: GraphProblem[] = []
  for (const { id } of nodes) {
    const path: { id: string; next: number }[] = []
    if (!state.has(id)) enter(id)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = targets.get(top.id)?.[top.next++]
      if (!edge) {
        state.set(top.id, 'closed')
        path.pop()
      } else if (state.get(edge.target) === 'open') {
        const circle = path.slice(path.findIndex((step) => step.id === edge.target)).map((step) => step.id)
        problems.push(cycleProblem([...circle, edge.target]))
      } else if (!state.has(edge.target)) enter(edge.target)
    }

    function enter(node: string): void {
      state.set(node, 'open')
      path.push({ id: node, next: 0 })
    }
  }
  return problems
}

const shownOfCircle = 8

function cycleProblem(circle: string[]): GraphProblem {
  const shown = circle.length > shownOfCircle ? [...circle.slice(0, shownOfCircle - 1), '…', circle[0]] : circle
  const way = shown.join(' → ')
  return {
    element_id: circle[0] ?? '',
    rule: 'acyclic',
    message: text(`流程里有环：${way}`, `The flow goes in a circle: ${way}`),
  }
}

function doubled(ids: string[]): string[] {
  return [...Map.groupBy(ids, (id) => id)].filter(([, same]) => same.length > 1).map(([id]) => id)
}
