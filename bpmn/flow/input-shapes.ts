import { expressionIn } from '../../domain/flows/expression-in.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import { type Shape, shapeOfExpression } from '../feel/expression-shape.ts'
import { shapesOf } from './node-shapes.ts'

/** What a node's parameter will be: a value that is written down, or what an expression comes to. */
export type Input = { node: string; name: string } & ({ value: unknown } | { shape: Shape })

/** Of a graph whose expressions have no problems. */
export function listInputs(graph: FlowGraph): Input[] {
  const known = shapesOf(graph)
  return graph.nodes.flatMap((node) =>
    Object.entries(node.type === 'job' || node.type === 'flow' ? node.params : {}).map(([name, value]) => {
      const expression = expressionIn(value)
      if (expression === undefined) return { node: node.id, name, value }
      return { node: node.id, name, shape: shapeOfExpression(expression, known).shape }
    }),
  )
}
