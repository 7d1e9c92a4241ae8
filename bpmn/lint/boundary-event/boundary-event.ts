import type { GraphProblem } from '../../../domain/flows/graph-rules.ts'
import { type Text, text } from '../../../domain/text.ts'
import { type Element, elementOf, isActivity, listOf } from '../../model/element.ts'
import type { DrawnProcess } from '../drawn-process.ts'
import { problemAt } from '../problem-at.ts'

/** At the border of a task a flow knows an error, whichever it is, and a timer. */
export function boundaryEvent({ elements }: DrawnProcess): GraphProblem[] {
  return elements
    .filter(({ $type }) => $type === 'bpmn:BoundaryEvent')
    .flatMap((event) => {
      const message = faultOf(event)
      return message ? [problemAt(event, 'boundary-event', message)] : []
    })
}

function faultOf(event: Element): ((name: string) => Text) | undefined {
  const host = elementOf(event, 'attachedToRef')
  const [definition, ...others] = listOf(event, 'eventDefinitions')
  const isError = definition?.$type === 'bpmn:ErrorEventDefinition'
  const isTimer = definition?.$type === 'bpmn:TimerEventDefinition'
  if (!host || !isActivity(host)) return atTask
  if (others.length > 0 || (!isError && !isTimer)) return errorOrTimer
  if (isTimer && host.$type === 'bpmn:SendTask') return noTimeout
  return isError && definition.errorRef !== undefined ? anyError : undefined
}

const atTask = (name: string) =>
  text(
    `边界事件“${name}”只能在服务任务、发送任务、用户任务或调用活动的边上`,
    `The boundary event "${name}" has to be at a service, send or user task or a call activity`,
  )
const errorOrTimer = (name: string) =>
  text(
    `边界事件“${name}”须是错误或定时，流程不认识其他种类`,
    `The boundary event "${name}" has to be an error or a timer: a flow knows no other kind`,
  )
const noTimeout = (name: string) =>
  text(
    `边界事件“${name}”给发送任务定了时限，而通知没有时限`,
    `The boundary event "${name}" gives a send task a time limit, and telling people has none`,
  )
const anyError = (name: string) =>
  text(
    `边界事件“${name}”只捕获某一种错误；请去掉错误引用，改在连线上写条件，例如 A.error_code = "timeout"`,
    `The boundary event "${name}" catches one error only: leave its reference out and write a condition at the flow that leaves it, such as A.error_code = "timeout"`,
  )
