import { mapTexts } from '../jobs/map-texts.ts'
import { splitPlaceholders } from '../jobs/placeholder-syntax.ts'
import { type Text, text } from '../text.ts'
import { createAncestry } from './ancestry.ts'
import { expressionIn } from './expression-in.ts'
import type { FlowGraph, FlowNode } from './flow-graph.ts'
import type { GraphProblem } from './graph-rules.ts'

/** Of an acyclic graph: placeholders that nobody can fill in, or that ask for a node that may not have ended by then. */
export function listPlaceholderProblems(graph: FlowGraph): GraphProblem[] {
  const ids = new Set(graph.nodes.map(({ id }) => id))
  const comesBefore = createAncestry(graph)
  return graph.nodes.flatMap((node) =>
    textsOf(node)
      .flatMap(splitPlaceholders)
      .flatMap((part) => {
        if (typeof part === 'string') return []
        if (part.kind === 'faulty') return [problem(node, 'placeholder', part.problem)]
        if (part.kind !== 'node' || comesBefore(part.node, node.id)) return []
        const message = ids.has(part.node) ? tooEarly(part.source, part.node) : unknown(part.source, part.node)
        return [problem(node, 'placeholder-name', message)]
      }),
  )
}

/** Every text of a node in which placeholders are filled in. */
function textsOf(node: FlowNode): string[] {
  if (node.type === 'notify') return [node.title, node.content]
  if (node.type !== 'job') return []
  // A parameter that begins with = is FEEL, where braces mean something else.
  const params = Object.values(node.params).filter((value) => expressionIn(value) === undefined)
  const texts: string[] = []
  mapTexts([params, node.inline?.config], (content) => texts.push(content))
  return texts
}

function problem({ id }: FlowNode, rule: string, message: Text): GraphProblem {
  return { element_id: id, rule, message }
}

function tooEarly(source: string, node: string): Text {
  return text(
    `占位符 ${source} 用到了节点“${node}”，而它那时不一定已经结束：两者之间没有连线相通`,
    `The placeholder ${source} asks for the node "${node}", which may not have ended by then: no edges lead from it to here`,
  )
}

function unknown(source: string, node: string): Text {
  return text(
    `占位符 ${source} 用到了“${node}”，没有这样的节点`,
    `The placeholder ${source} asks for "${node}", and there is no such node`,
  )
}
