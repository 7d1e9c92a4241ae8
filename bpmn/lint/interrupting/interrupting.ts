import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A boundary event ends its task; one that lets it go on has no counterpart in a flow. */
export function interrupting({ elements }: DrawnProcess): GraphProblem[] {
  return elements
    .filter(({ $type, cancelActivity }) => $type === 'bpmn:BoundaryEvent' && cancelActivity === false)
    .map((event) =>
      problemAt(event, 'interrupting', (name) =>
        text(
          `边界事件“${name}”不中断任务，流程不能执行非中断的边界事件`,
          `The boundary event "${name}" does not interrupt its task, and a flow cannot run such an event`,
        ),
      ),
    )
}
