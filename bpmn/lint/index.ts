import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import type { Element } from '../model/element.ts'
import { boundaryEvent } from './boundary-event/boundary-event.ts'
import { conditionJudged } from './condition-judged/condition-judged.ts'
import { defaultFlow } from './default-flow/default-flow.ts'
import { eventKind } from './event-kind/event-kind.ts'
import { interrupting } from './interrupting/interrupting.ts'
import { knownDetail } from './known-detail/known-detail.ts'
import { multiInstance } from './multi-instance/multi-instance.ts'
import { oneProcess } from './one-process/one-process.ts'
import { oneTimeout } from './one-timeout/one-timeout.ts'

import { runnableElement } from './runnable-element/runnable-element.ts'
import { timerUnderstood } from './timer-understood/timer-understood.ts'
import { unreachable } from './unreachable/unreachable.ts'

const rules: ((definitions: Element) => GraphProblem[])[] = [
  oneProcess,
  runnableElement,
  eventKind,
  timerUnderstood,
  boundaryEvent,
  interrupting,
  oneTimeout,
  multiInstance,
  conditionJudged,
  defaultFlow,
  knownDetail,
  unreachable,
]

/** What in a drawn file a flow cannot run, element by element. */
export function listDrawnProblems(definitions: Element): GraphProblem[] {
  return rules.flatMap((rule) => rule(definitions))
}
