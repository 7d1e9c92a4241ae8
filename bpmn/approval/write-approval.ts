import { allNodes } from '../../domain/approvals/definition-rules.ts'
import type { WorkflowEdge, WorkflowGraph, WorkflowNode } from '../../domain/approvals/workflow-graph.ts'
import { connect } from '../drawing/connect.ts'
import { drawFile } from '../drawing/draw-file.ts'
import { type FreshId, idsBeside } from '../drawing/fresh-ids.ts'
import { approvalElementType } from '../extension/approval/approval-kinds.ts'
import { canHaveDefault, drawStep, drawWay } from '../extension/approval/draw-step.ts'
import { isXmlId } from '../extension/ops-node.ts'
import type { Element } from '../model/element.ts'
import { createElement } from '../model/open-bpmn.ts'

/**
 * Draws a graph whose ids are unique and whose edges end at nodes beside each other as a BPMN 2.0 file with a place for each
 * element. Read again, it is the same graph, its edges with ids.
 */
export function writeApproval(graph: WorkflowGraph): Promise<string> {
  const freshId = idsBeside(allNodes(graph).map(({ id }) => id))
  return drawFile('Approval', drawPlace(graph, freshId), freshId)
}

function drawPlace({ nodes, edges }: WorkflowGraph, freshId: FreshId): Element[] {
  const drawn = new Map(nodes.map((node) => [node.id, drawNode(node, freshId)]))
  return [...drawn.values(), ...edges.map((edge) => drawEdge(edge, drawn, freshId))]
}

function drawNode(node: WorkflowNode, freshId: FreshId): Element {
  const id = isXmlId(node.id) ? node.id : freshId('Node')
  const properties = drawStep(node, { elementId: id, create: createElement })
  const { nodes = [], edges = [] } = node.type === 'subprocess' ? node.config : {}
  return createElement(approvalElementType(node.type, node.config), {
    ...{ id, ...properties },
    ...(nodes.length > 0 && { flowElements: drawPlace({ nodes, edges }, freshId) }),
  })
}

function drawEdge(edge: WorkflowEdge, drawn: Map<string, Element>, freshId: FreshId): Element {
  const [source, target] = [edge.source, edge.target].map((end) => drawn.get(end))
  if (!source || !target) throw new Error(`the edge ${edge.source}→${edge.target} ends nowhere`)
  const id = freshId(edge.id !== undefined && isXmlId(edge.id) ? edge.id : 'Edge')
  const isOwnDefault = edge.default && canHaveDefault(source) && !source.default
  const flow = connect(source, target, {
    id,
    ...drawWay(edge, {
      elementId: edge.id === undefined ? undefined : id,
      create: createElement,
      isDefault: edge.default && !isOwnDefault,
    }),
  })
  if (isOwnDefault) source.default = flow
  return flow
}
