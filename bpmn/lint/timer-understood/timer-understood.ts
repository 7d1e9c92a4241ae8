import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { text } from '../../../domain/text.ts'
import { readTimer } from '../../extension/timers.ts'
import { type Element, listOf } from '../../model/element.ts'
import { flowElementsOf } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A wait takes a duration or a moment; a task's time is a duration. Months and years are none: they are not always as long. */
export function timerUnderstood(definitions: Element): GraphProblem[] {
  return flowElementsOf(definitions)
    .filter((event) => isTimer(event) && !isUnderstood(event))
    .map((event) =>
      problemAt(event, 'timer-understood', (name) =>
        event.$type === 'bpmn:BoundaryEvent' ? ofTask(name) : ofWait(name),
      ),
    )
}

function isTimer(event: Element): boolean {
  const [definition, ...others] = listOf(event, 'eventDefinitions')
  const isPlace = event.$type === 'bpmn:IntermediateCatchEvent' || event.$type === 'bpmn:BoundaryEvent'
  return isPlace && others.length === 0 && definition?.$type === 'bpmn:TimerEventDefinition'
}

function isUnderstood(event: Element): boolean {
  const timer = readTimer(event)
  return timer !== undefined && (event.$type !== 'bpmn:BoundaryEvent' || 'seconds' in timer)
}

const ofWait = (name: string) =>
  text(
    `“${name}”的定时读不懂：请写时长（如 PT1H30M、P2D）或时刻（如 2027-01-01T09:00:00+08:00）`,
    `The timer of "${name}" is not understood: write a duration (PT1H30M, P2D) or a moment (2027-01-01T09:00:00+08:00)`,
  )

const ofTask = (name: string) =>
  text(
    `“${name}”的定时读不懂：任务的时限须是时长（如 PT1H30M、P2D）`,
    `The timer of "${name}" is not understood: the time of a task is a duration (PT1H30M, P2D)`,
  )
