import type { FlowGraph, FlowNode } from '../../domain/flows/flow-graph.ts'
import type { NodeOutputs } from '../../domain/flows/output-rules.ts'
import type { Shape } from '../feel/expression-shape.ts'

/** What expressions of a graph may ask for by name, as far as it is known before anything has run. */
export function shapesOf({ nodes }: FlowGraph): Record<string, Shape> {
  return {
    ...Object.fromEntries(nodes.map((node) => [node.id, shapeOf(node)])),
    params: 'unknown',
    item: 'unknown',
    index: 'number',
  }
}

function shapeOf(node: FlowNode): Shape {
  return { fields: { result: resultOf(node), status: 'string', error_code: 'string' } }
}

function resultOf(node: FlowNode): Shape {
  switch (node.type) {
    case 'job':
    case 'flow':
      if (node.for_each !== undefined) return 'list'
      return node.outputs ? { fields: fieldsOf(node.outputs) } : 'unknown'
    case 'manual':
      return 'unknown'
    case 'approval':
      return { fields: { status: 'string', approval_id: 'number', form_data: 'unknown' } }
    default:
      return 'null'
  }
}

const shapesOfTypes: Record<NodeOutputs[string], Shape> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  // JSON has no dates: it is a text until FEEL makes a date of it.
  date: 'string',
  json: 'unknown',
}

function fieldsOf(outputs: NodeOutputs): Record<string, Shape> {
  return Object.fromEntries(Object.entries(outputs).map(([name, type]) => [name, shapesOfTypes[type]]))
}
