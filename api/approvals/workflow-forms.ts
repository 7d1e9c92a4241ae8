import { isDeepStrictEqual } from 'node:util'
import type { SeenApproval } from '../../bpmn/approval/look-at-approval.ts'
import { lookAtApprovalApart } from '../../bpmn/drawing/look-apart.ts'
import type { Workflow } from '../../db/approvals/definition-queries.ts'
import type { Drawn } from '../../db/approvals/drawing-queries.ts'
import type { WorkflowInput } from '../../domain/approvals/definition.ts'
import type { WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'

type Forms = Pick<WorkflowInput, 'nodes' | 'edges' | 'bpmn_xml'>
export type Drawing = WorkflowGraph | { bpmn_xml: string }

/** What a caller sends as the drawing. Left out, it stays; the same graph keeps the file that it was drawn in. */
export function drawingOf({ nodes, edges, bpmn_xml }: Forms, before?: Workflow): Drawing {
  if (bpmn_xml !== undefined) {
    if (nodes || edges) throw invalid('bpmn_xml', oneForm)
    return { bpmn_xml }
  }
  const graph = { nodes: nodes ?? before?.nodes ?? [], edges: edges ?? (nodes ? [] : (before?.edges ?? [])) }
  const isSame = before && isDeepStrictEqual(graph, { nodes: before.nodes, edges: before.edges })
  return isSame ? storedDrawing(before) : graph
}

/** A definition that cannot be drawn has its graph alone. */
export function storedDrawing({ nodes, edges, bpmn_xml }: Pick<Workflow, 'nodes' | 'edges' | 'bpmn_xml'>): Drawing {
  return bpmn_xml === '' ? { nodes, edges } : { bpmn_xml }
}

/** As it was drawn, or drawn now where it never was; empty where that is not possible. */
export async function drawnFileOf(stored: Pick<Workflow, 'nodes' | 'edges' | 'bpmn_xml'>): Promise<string> {
  if (stored.bpmn_xml !== '') return stored.bpmn_xml
  return (await lookAtApprovalApart({ nodes: stored.nodes, edges: stored.edges })).bpmn_xml
}

export function drawnOf({ graph, bpmn_xml: xml }: SeenApproval): Drawn {
  return { graph, xml }
}

/** What is drawn may be long. */
export const maxBodyBytes = 10 * 1024 * 1024

const oneForm = text('bpmn_xml 与 nodes、edges 只能给出一种', 'Either bpmn_xml is given, or nodes and edges')
