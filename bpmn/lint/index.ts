import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { boundaryEvent } from './boundary-event/boundary-event.ts'
import { conditionJudged } from './condition-judged/condition-judged.ts'
import { defaultFlow } from './default-flow/default-flow.ts'
import type { DrawnProcess, ProcessKind } from './drawn-process.ts'
import { eventKind } from './event-kind/event-kind.ts'
import { interrupting } from './interrupting/interrupting.ts'
import { knownDetail } from './known-detail/known-detail.ts'
import { multiInstance } from './multi-instance/multi-instance.ts'
import { oneProcess } from './one-process/one-process.ts'
import { oneTimeout } from './one-timeout/one-timeout.ts'
import { runnableElement } from './runnable-element/runnable-element.ts'
import { timerUnderstood } from './timer-understood/timer-understood.ts'
import { unreachable } from './unreachable/unreachable.ts'
import { verdictFlow } from './verdict-flow/verdict-flow.ts'
import { withinPlace } from './within-place/within-place.ts'

type Rule = (drawn: DrawnProcess) => GraphProblem[]

const ofEach: Rule[] = [
  oneProcess,
  runnableElement,
  eventKind,
  timerUnderstood,
  multiInstance,
  conditionJudged,
  defaultFlow,
  knownDetail,
]

/** What the graph itself tells of an approval, such as that nothing leads to a node, is no rule of what is drawn. */
const rules: Record<ProcessKind, Rule[]> = {
  flow: [...ofEach, boundaryEvent, interrupting, oneTimeout, unreachable],
  approval: [...ofEach, verdictFlow, withinPlace],
}

/** What in a drawn file cannot be run, element by element. */
export function listDrawnProblems(drawn: DrawnProcess): GraphProblem[] {
  return rules[drawn.kind].flatMap((rule) => rule(drawn))
}
