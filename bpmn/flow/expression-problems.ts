import { createAncestry } from '../../domain/flows/ancestry.ts'
import { expressionIn } from '../../domain/flows/expression-in.ts'
import type { FlowEdge, FlowGraph, FlowNode } from '../../domain/flows/flow-graph.ts'
import { edgeId, type GraphProblem } from '../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../domain/text.ts'
import { listExpressionFaults } from '../feel/expression-faults.ts'
import { shapesOf } from './node-shapes.ts'

/** Of an acyclic graph: expressions that cannot be read, ask for what is not there when they are judged, or can never fit. */
export function listExpressionProblems(graph: FlowGraph): GraphProblem[] {
  const ids = new Set(graph.nodes.map(({ id }) => id))
  const known = shapesOf(graph)
  const comesBefore = createAncestry(graph)
  return [...graph.edges.flatMap(edgeProblems), ...graph.nodes.flatMap(nodeProblems)]

  function edgeProblems(edge: FlowEdge): GraphProblem[] {
    if (edge.condition === undefined) return []
    const has = (id: string) => id === edge.source || comesBefore(id, edge.source)
    return problemsOf(edge.condition, { element: edgeId(edge), what: condition, has, wanted: 'boolean' })
  }

  function nodeProblems(node: FlowNode): GraphProblem[] {
    const forEach = 'for_each' in node ? node.for_each : undefined
    const isBefore = (id: string) => comesBefore(id, node.id)
    const has = (name: string) => isBefore(name) || (forEach !== undefined && ofEach.includes(name))
    const params = Object.entries('params' in node ? node.params : {}).flatMap(([name, value]) => {
      const expression = expressionIn(value)
      return expression === undefined ? [] : problemsOf(expression, { element: node.id, what: parameter(name), has })
    })
    if (forEach === undefined) return params
    return [...problemsOf(forEach, { element: node.id, what: list, has: isBefore, wanted: 'list' }), ...params]
  }

  function problemsOf(expression: string, { element, what, has, wanted }: Place): GraphProblem[] {
    const refusal = (name: string) => {
      if (given.includes(name) || has(name)) return undefined
      return ids.has(name) ? tooEarly(what, name) : unknown(what, name)
    }
    return listExpressionFaults(expression, { what, known, refusal, wanted }).map((fault) => ({
      element_id: element,
      ...fault,
    }))
  }
}

const given = ['params']
/** What the parameters of a node may ask for that is done for each of a list. */
const ofEach = ['item', 'index']

type Place = { element: string; what: Text; has: (id: string) => boolean; wanted?: 'boolean' | 'list' }

const condition = text('条件', 'The condition')
const list = text('列表', 'The list')
const parameter = (name: string) => text(`参数“${name}”`, `The parameter "${name}"`)

function tooEarly(what: Text, name: string): Text {
  return text(
    `${what.zh}用到了节点“${name}”，而它那时不一定已经结束：两者之间没有连线相通`,
    `${what.en} asks for the node "${name}", which may not have ended by then: no edges lead from it to here`,
  )
}

function unknown(what: Text, name: string): Text {
  return text(
    `${what.zh}用到了“${name}”，没有这样的节点；可用的是前面的节点和 params`,
    `${what.en} asks for "${name}", and there is no such node; there are the nodes before it, and params`,
  )
}
