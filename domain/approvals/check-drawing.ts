import type { z } from 'zod'
import { text } from '../text.ts'
import { fieldErrors } from '../zod-fields.ts'
import { edgeName, type WorkflowProblem } from './definition-rules.ts'
import {
  mostEdges,
  mostNodes,
  type WorkflowEdge,
  type WorkflowGraph,
  type WorkflowNode,
  workflowEdge,
  workflowNode,
} from './workflow-graph.ts'

/** A graph as somebody drew it. */
export type RawPlace = { nodes: { id: string; type: string; config: object }[]; edges: RawEdge[] }
type RawEdge = { source: string; target: string }

/** What of a drawing has the form of a definition. What has not is left out, and named. */
export function checkDrawing(raw: RawPlace): { graph: WorkflowGraph; problems: WorkflowProblem[] } {
  const problems: WorkflowProblem[] = []
  return { graph: placeOf(raw, ''), problems }

  function placeOf({ nodes, edges }: RawPlace, place: string): WorkflowGraph {
    if (nodes.length > mostNodes || edges.length > mostEdges) {
      problems.push({ element_id: place, rule: 'form', message: tooMany })
      return { nodes: [], edges: [] }
    }
    const sound = nodes.flatMap((node) => nodeOf(node) ?? [])
    const ids = new Set(sound.map(({ id }) => id))
    const between = edges.filter(({ source, target }) => ids.has(source) && ids.has(target))
    return { nodes: sound, edges: between.flatMap((edge) => edgeOf(edge) ?? []) }
  }

  function nodeOf(raw: RawPlace['nodes'][number]): WorkflowNode | undefined {
    const { config } = raw
    const inside = hasPlace(config) ? placeOf(config, raw.id) : {}
    return parsed(workflowNode, { ...raw, config: { ...config, ...inside } }, raw.id)
  }

  function edgeOf(raw: RawEdge): WorkflowEdge | undefined {
    return parsed(workflowEdge, raw, edgeName(raw))
  }

  function parsed<T>(schema: z.ZodType<T>, raw: object, element_id: string): T | undefined {
    const { data, error } = schema.safeParse(raw, { reportInput: true })
    for (const { field, message } of error ? fieldErrors(error.issues) : []) {
      const where = `${field.replace(/^config\./, '')}: `
      problems.push({ element_id, rule: 'form', message: text(where + message.zh, where + message.en) })
    }
    return data
  }
}

/** A sub-process with what stands in it; checked as it is taken apart. */
function hasPlace(config: object): config is RawPlace {
  return 'nodes' in config && Array.isArray(config.nodes) && 'edges' in config && Array.isArray(config.edges)
}

const tooMany = text(
  `这里的元素太多：最多 ${mostNodes} 个节点、${mostEdges} 条连线`,
  `There is too much here: ${mostNodes} nodes and ${mostEdges} edges at most`,
)
