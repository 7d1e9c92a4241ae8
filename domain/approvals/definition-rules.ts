import { type Text, text } from '../text.ts'
import { circleProblems } from './circle-rules.ts'
import type { WorkflowEdge, WorkflowGraph, WorkflowNode } from './workflow-graph.ts'

/** `element_id`: the node, the edge as `source→target`, or a callback as `callbacks.0`; empty for the whole. */
export type WorkflowProblem = { element_id: string; rule: string; message: Text }

/** What keeps a definition from being published, element by element. Expressions and what it names elsewhere are looked at apart. */
export function listWorkflowProblems(graph: WorkflowGraph): WorkflowProblem[] {
  return [...placeProblems(graph, ''), ...listNodeProblems(graph)]
}

/** Those of each node by itself, whatever leads to it. */
export function listNodeProblems(graph: WorkflowGraph): WorkflowProblem[] {
  const all = allNodes(graph)
  return [...doubledIds(all), ...all.flatMap(configProblems)]
}

/** The nodes of a graph and of the sub-processes in it. */
export function allNodes({ nodes }: WorkflowGraph): WorkflowNode[] {
  return nodes.flatMap((node) => [
    node,
    ...(node.type === 'subprocess' ? allNodes({ nodes: node.config.nodes ?? [], edges: [] }) : []),
  ])
}

export function edgeName({ source, target }: Pick<WorkflowEdge, 'source' | 'target'>): string {
  return `${source}→${target}`
}

function doubledIds(nodes: WorkflowNode[]): WorkflowProblem[] {
  const groups = Map.groupBy(nodes, ({ id }) => id)
  return [...groups]
    .filter(([, same]) => same.length > 1)
    .map(([id]) => problem(id, 'unique-node', text(`有多个节点叫“${id}”`, `Several nodes have the id "${id}"`)))
}

/** Of the whole, or of what stands in a sub-process. */
function placeProblems(graph: WorkflowGraph, place: string): WorkflowProblem[] {
  const inner = graph.nodes.flatMap((node) => {
    if (node.type !== 'subprocess' || node.config.workflow_id) return []
    return placeProblems({ nodes: node.config.nodes ?? [], edges: node.config.edges ?? [] }, node.id)
  })
  const dangling = danglingEdges(graph)
  if (dangling.length > 0) return [...dangling, ...inner]
  return [
    ...startProblems(graph, place),
    ...wayProblems(graph),
    ...circleProblems(graph),
    ...graph.nodes.flatMap(exitProblems(graph)),
    ...inner,
  ]
}

function danglingEdges({ nodes, edges }: WorkflowGraph): WorkflowProblem[] {
  const ids = new Set(nodes.map(({ id }) => id))
  return edges.flatMap((edge) =>
    [edge.source, edge.target]
      .filter((id) => !ids.has(id))
      .map((id) => {
        const name = edgeName(edge)
        const message = text(
          `连线 ${name} 的一端“${id}”不是这一层的节点`,
          `The edge ${name} ends at "${id}", which is no node here`,
        )
        return problem(name, 'edge-ends', message)
      }),
  )
}

function startProblems({ nodes, edges }: WorkflowGraph, place: string): WorkflowProblem[] {
  const starts = nodes.filter(({ type }) => type === 'start')
  const ends = nodes.filter(({ type }) => type === 'end')
  const entered = starts.filter(({ id }) => edges.some(({ target }) => target === id))
  return [
    ...(starts.length === 1 ? [] : [problem(starts[1]?.id ?? place, 'one-start', oneStart)]),
    ...(ends.length > 0 ? [] : [problem(place, 'some-end', someEnd)]),
    ...entered.map(({ id }) => problem(id, 'start-entered', startEntered)),
  ]
}

function wayProblems({ nodes, edges }: WorkflowGraph): WorkflowProblem[] {
  const reached = reach(
    nodes.filter(({ type }) => type === 'start').map(({ id }) => id),
    edges.map(({ source, target }) => [source, target]),
  )
  const ending = reach(
    nodes.filter(({ type }) => type === 'end').map(({ id }) => id),
    edges.map(({ source, target }) => [target, source]),
  )
  return nodes.flatMap(({ id }) => {
    if (!reached.has(id))
      return [problem(id, 'unreachable', text(`节点“${id}”走不到`, `Nothing leads to the node "${id}"`))]
    if (ending.has(id)) return []
    return [problem(id, 'dead-end', text(`节点“${id}”之后走不到结束`, `No way leads from the node "${id}" to an end`))]
  })
}

function reach(from: string[], links: [string, string][]): Set<string> {
  const next = Map.groupBy(links, ([source]) => source)
  const found = new Set(from)
  for (const id of found) for (const [, target] of next.get(id) ?? []) found.add(target)
  return found
}

const exitProblems =
  ({ edges }: WorkflowGraph) =>
  (node: WorkflowNode): WorkflowProblem[] => {
    const out = edges.filter(({ source }) => source === node.id)
    const isDecision = (edge: WorkflowEdge) => edge.condition === 'approved' || edge.condition === 'rejected'
    if (node.type === 'end' && out.length > 0) return [problem(node.id, 'end-left', endLeft)]
    if (node.type !== 'condition') return []
    const plain = out.filter((edge) => edge.default || !edge.condition)
    return [
      ...(out.length === 0 ? [problem(node.id, 'no-branch', noBranch)] : []),
      ...(plain.length > 1 ? [problem(node.id, 'one-default', oneDefault)] : []),
      ...out
        .filter((edge) => edge.default && edge.condition && !isDecision(edge))
        .map((edge) => problem(edgeName(edge), 'default-condition', defaultCondition)),
    ]
  }

function configProblems(node: WorkflowNode): WorkflowProblem[] {
  const missing = missingIn(node)
  return missing
    ? [
        problem(
          node.id,
          'config',
          text(`节点“${node.name ?? node.id}”${missing.zh}`, `The node "${node.name ?? node.id}" ${missing.en}`),
        ),
      ]
    : []
}

function missingIn(node: WorkflowNode): Text | undefined {
  if (node.type === 'approval' || node.type === 'cc') {
    const { approver_type: type, user_ids, role_id, field, expression } = node.config
    if (type === 'user' && user_ids.length === 0) return text('没有指定人员', 'names nobody')
    if (type === 'role' && !role_id) return text('没有指定角色', 'names no role')
    if (type === 'form_field' && !field) return text('没有指定表单字段', 'names no field of the form')
    if (type === 'expression' && !expression) return text('没有写表达式', 'has no expression')
  }
  if (node.type === 'approval') {
    const { mode, ratio, on_empty, assign_to, timeout } = node.config
    if (mode === 'ratio' && !ratio) return text('没有写通过比例', 'does not say how many percent have to agree')
    if (on_empty === 'assign' && !assign_to)
      return text('没有指定无人审批时交给谁', 'does not say whose it is when nobody is found')
    const needsPerson = timeout?.action === 'transfer' && !('to_user_id' in timeout && timeout.to_user_id)
    if (needsPerson) return text('没有指定超时后转交给谁', 'does not say to whom it goes when time is up')
  }
  if (node.type === 'subprocess') {
    const { workflow_id, nodes = [] } = node.config
    if (!workflow_id && nodes.length === 0) return text('里面还没有内容', 'has nothing in it yet')
    if (workflow_id && nodes.length > 0)
      return text('要么引用另一个流程，要么自带内容', 'either calls another definition or has its own inside')
  }
  return undefined
}

function problem(element_id: string, rule: string, message: Text): WorkflowProblem {
  return { element_id, rule, message }
}

const oneStart = text('须有且只有一个发起节点', 'Exactly one start is needed')
const someEnd = text('须有至少一个结束节点', 'An end is needed')
const startEntered = text(
  '发起节点之前不能有连线，退回请用“退回发起人”',
  'No edge may lead to the start: a return goes there by itself',
)
const endLeft = text('结束节点之后不能有连线', 'No edge may leave an end')
const noBranch = text('条件分支之后没有连线', 'No edge leaves this choice')
const oneDefault = text('条件分支最多有一条默认连线', 'A choice can have one default only')
const defaultCondition = text('默认连线不能带条件', 'The default of a choice can have no condition')
