import { fieldErrors } from '../zod-fields.ts'
import { type FlowGraph, flowGraph } from './flow-graph.ts'
import { type GraphProblem, listGraphProblems } from './graph-rules.ts'

/** A graph as somebody sent or drew it. */
export type RawGraph = { nodes: unknown[]; edges: unknown[] }

/** What keeps it from being run, each with its element; `graph` is there when its form is right. */
export function checkGraph(raw: RawGraph): { graph?: FlowGraph; problems: GraphProblem[] } {
  const parsed = flowGraph.safeParse(raw)
  if (parsed.success) return { graph: parsed.data, problems: listGraphProblems(parsed.data) }
  return {
    problems: fieldErrors(parsed.error.issues).map(({ field, message }) => {
      const [list = '', index = '', ...inner] = field.split('.')
      const element = elementAt(raw, list, Number(index))
      const where = [element ? inner.join('.') : field, ': '].join('')
      return {
        element_id: element ?? '',
        rule: 'form',
        message: inner.length > 0 || !element ? { zh: where + message.zh, en: where + message.en } : message,
      }
    }),
  }
}

function elementAt(raw: RawGraph, list: string, index: number): string | undefined {
  const element = (list === 'nodes' ? raw.nodes : list === 'edges' ? raw.edges : [])[index]
  if (typeof element !== 'object' || element === null) return undefined
  const { id, source, target } = element as Record<string, unknown>
  return list === 'nodes' ? String(id ?? '') : `${source}→${target}`
}
