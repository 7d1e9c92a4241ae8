import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../../domain/text.ts'
import { readTimer } from '../../extension/timers.ts'
import { type Element, listOf } from '../../model/element.ts'
import type { DrawnProcess, ProcessKind } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** A flow waits for a duration or a moment; an approval's wait, and a task's time, are durations. Months and years are none: they are not always as long. */
export function timerUnderstood({ kind, elements }: DrawnProcess): GraphProblem[] {
  return elements
    .filter((event) => isTimer(event) && !isUnderstood(kind, event))
    .map((event) =>
      problemAt(event, 'timer-understood', (name) =>
        takesMoment(kind, event) ? ofWait(name) : ofDuration[kind](name),
      ),
    )
}

function isTimer(event: Element): boolean {
  const [definition, ...others] = listOf(event, 'eventDefinitions')
  const isPlace = event.$type === 'bpmn:IntermediateCatchEvent' || event.$type === 'bpmn:BoundaryEvent'
  return isPlace && others.length === 0 && definition?.$type === 'bpmn:TimerEventDefinition'
}

function isUnderstood(kind: ProcessKind, event: Element): boolean {
  const timer = readTimer(event)
  return timer !== undefined && (takesMoment(kind, event) || 'seconds' in timer)
}

function takesMoment(kind: ProcessKind, { $type }: Element): boolean {
  return kind === 'flow' && $type !== 'bpmn:BoundaryEvent'
}

const ofWait = (name: string) =>
  text(
    `“${name}”的定时读不懂：请写时长（如 PT1H30M、P2D）或时刻（如 2027-01-01T09:00:00+08:00）`,
    `The timer of "${name}" is not understood: write a duration (PT1H30M, P2D) or a moment (2027-01-01T09:00:00+08:00)`,
  )

const ofDuration: Record<ProcessKind, (name: string) => Text> = {
  flow: (name) =>
    text(
      `“${name}”的定时读不懂：任务的时限须是时长（如 PT1H30M、P2D）`,
      `The timer of "${name}" is not understood: the time of a task is a duration (PT1H30M, P2D)`,
    ),
  approval: (name) =>
    text(
      `“${name}”的定时读不懂：须写时长（如 PT1H30M、P2D）`,
      `The timer of "${name}" is not understood: write a duration (PT1H30M, P2D)`,
    ),
}
