import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { type Element, elementOf, listOf } from '../../model/element.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A flow joins what stands beside each other: it leads neither into a sub-process nor out of one. */
export function withinPlace({ process, elements }: DrawnProcess): GraphProblem[] {
  const holders = [...(process ? [process] : []), ...elements]
  const places = new Map(holders.flatMap((holder) => listOf(holder, 'flowElements').map((inner) => [inner, holder])))
  const placeOf = (flow: Element, end: string) => places.get(elementOf(flow, end) ?? flow)
  return elements
    .filter(({ $type }) => $type === 'bpmn:SequenceFlow')
    .filter((flow) => ['sourceRef', 'targetRef'].some((end) => placeOf(flow, end) !== places.get(flow)))
    .map((flow) =>
      problemAt(flow, 'within-place', (name) =>
        text(
          `连线“${name}”跨越了子流程的边界，不能执行；请连到子流程本身`,
          `The flow "${name}" crosses the border of a sub-process: join it to the sub-process itself`,
        ),
      ),
    )
}
