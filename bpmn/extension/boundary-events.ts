import { type Element, elementOf, isActivity, listOf } from '../model/element.ts'
import { readTimer } from './timers.ts'

/** What an event at the border of a task means to a flow: a way for its failures, or the time that it has. */
export type Boundary = { host: Element } & ({ catches: 'failure' } | { catches: 'timeout'; seconds: number })

/** Undefined for an event that a flow does not know, or that lets its task go on. */
export function readBoundary(event: Element): Boundary | undefined {
  const host = elementOf(event, 'attachedToRef')
  const [definition, ...others] = listOf(event, 'eventDefinitions')
  if (!host || !isActivity(host) || event.cancelActivity === false || others.length > 0) return undefined
  if (definition?.$type === 'bpmn:ErrorEventDefinition') {
    return definition.errorRef === undefined ? { host, catches: 'failure' } : undefined
  }
  const timer = host.$type === 'bpmn:SendTask' ? undefined : readTimer(event)
  return timer && 'seconds' in timer ? { host, catches: 'timeout', seconds: timer.seconds } : undefined
}

/** Seconds by the task whose border has a timer. */
export function timeoutsOf(elements: Element[]): Map<Element, number> {
  const boundaries = elements.flatMap((element) => readBoundary(element) ?? [])
  return new Map(boundaries.flatMap((one) => (one.catches === 'timeout' ? [[one.host, one.seconds]] : [])))
}
