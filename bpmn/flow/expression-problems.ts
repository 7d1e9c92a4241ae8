import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import { edgeId, type GraphProblem } from '../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../domain/text.ts'
import { readExpression } from '../feel/read-expression.ts'

/** Of an acyclic graph: conditions and parameters that cannot be read, or ask for what is not there when they are judged. */
export function listExpressionProblems(graph: FlowGraph): GraphProblem[] {
  const known = Object.fromEntries(graph.nodes.map(({ id }) => [id, {}]))
  const comesBefore = createAncestry(graph)
  const conditions = graph.edges.flatMap((edge) =>
    edge.condition === undefined
      ? []
      : problemsOf(edge.condition, {
          element: edgeId(edge),
          what: condition,
          has: (id) => id === edge.source || comesBefore(id, edge.source),
        }),
  )
  const params = graph.nodes.flatMap((node) =>
    Object.entries('params' in node ? node.params : {}).flatMap(([name, value]) =>
      typeof value === 'string' && value.startsWith('=')
        ? problemsOf(value.slice(1), { element: node.id, what: parameter(name), has: (id) => comesBefore(id, node.id) })
        : [],
    ),
  )
  return [...conditions, ...params]

  function problemsOf(expression: string, { element, what, has }: Place): GraphProblem[] {
    const read = readExpression(expression, known)
    if ('fault' in read) return [problem(element, 'expression', unreadable(what, expression))]
    const missing = read.names.filter((name) => name !== 'params' && !has(name))
    return missing.map((name) =>
      problem(element, 'expression-name', Object.hasOwn(known, name) ? tooEarly(what, name) : unknown(what, name)),
    )
  }
}

type Place = { element: string; what: Text; has: (id: string) => boolean }

/** Whether one node is a source of another, over however many edges. */
function createAncestry({ edges }: FlowGraph): (id: string, of: string) => boolean {
  const incoming = Map.groupBy(edges, ({ target }) => target)
  const known = new Map<string, Set<string>>()
  return (id, of) => {
    const ancestors = known.get(of) ?? gather(of)
    known.set(of, ancestors)
    return ancestors.has(id)
  }

  function gather(of: string): Set<string> {
    const found = new Set<string>()
    const left = [of]
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      for (const { source } of incoming.get(id) ?? []) {
        if (found.has(source)) continue
        found.add(source)
        left.push(source)
      }
    }
    return found
  }
}

const condition = text('条件', 'The condition')
const parameter = (name: string) => text(`参数“${name}”`, `The parameter "${name}"`)

function problem(element_id: string, rule: string, message: Text): GraphProblem {
  return { element_id, rule, message }
}

function unreadable(what: Text, expression: string): Text {
  return text(
    `${what.zh}不是可读的 FEEL 表达式：${expression}`,
    `${what.en} is no readable FEEL expression: ${expression}`,
  )
}

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
