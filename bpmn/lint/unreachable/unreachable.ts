import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { type Element, elementOf } from '../../model/element.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** Where a process says by a start event where it begins, every element lies on a way from one. */
export function unreachable({ elements }: DrawnProcess): GraphProblem[] {
  const starts = elements.filter(({ $type }) => $type === 'bpmn:StartEvent')
  if (starts.length === 0) return []
  const reached = reachedFrom(starts, elements)
  return elements
    .filter((element) => isOnTheWay(element) && !reached.has(element))
    .map((element) =>
      problemAt(element, 'unreachable', (name) =>
        text(`没有从开始事件通往“${name}”的路`, `No way leads from a start event to "${name}"`),
      ),
    )
}

function reachedFrom(starts: Element[], elements: Element[]): Set<Element | undefined> {
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  const outgoing = Map.groupBy(flows, (flow) => elementOf(flow, 'sourceRef'))
  const attached = Map.groupBy(elements, (element) => elementOf(element, 'attachedToRef'))
  const reached = new Set<Element | undefined>(starts)
  for (const element of reached) {
    if (!element) continue
    for (const flow of outgoing.get(element) ?? []) reached.add(elementOf(flow, 'targetRef'))
    for (const event of attached.get(element) ?? []) reached.add(event)
  }
  return reached
}

/** Events at a border are where their task is; an event subprocess and a compensation begin by something else than a flow. */
function isOnTheWay({ $type, triggeredByEvent, isForCompensation }: Element): boolean {
  const isNode = /(Task|Gateway|SubProcess|Transaction|CallActivity|ThrowEvent|CatchEvent)$/.test($type)
  return isNode && triggeredByEvent !== true && isForCompensation !== true
}
