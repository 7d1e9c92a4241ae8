import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { elementOf } from '../../model/element.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** The default of an element is one of the flows that leave it, and has no condition. */
export function defaultFlow({ kind, elements }: DrawnProcess): GraphProblem[] {
  return elements.flatMap((element) => {
    const flow = elementOf(element, 'default')
    if (!flow) return []
    if (flow.sourceRef !== element) return [problemAt(element, 'default-flow', ofAnother)]
    // Of an approval the graph tells where it does harm.
    return kind === 'approval' || flow.conditionExpression === undefined
      ? []
      : [problemAt(flow, 'default-flow', withCondition)]
  })
}

const ofAnother = (name: string) =>
  text(`“${name}”的默认连线不是从它出发的`, `The default flow of "${name}" is none of the flows that leave it`)
const withCondition = (name: string) =>
  text(`默认连线“${name}”不能带条件`, `The default flow "${name}" has a condition, which nobody would judge`)
