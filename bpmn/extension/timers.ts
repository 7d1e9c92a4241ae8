import { changedElement, type Element, elementOf, listOf } from '../model/element.ts'
import type { Create } from '../model/moddle.ts'

/** What a timer of BPMN says, as far as a flow can wait for it. */
export type Timer = { seconds: number } | { until: string }

/** Undefined for an event that is no timer, or one that is not understood, such as one that counts months. */
export function readTimer(event: Element): Timer | undefined {
  const timer = definitionOf(event)
  if (!timer) return undefined
  const until = bodyOf(timer, 'timeDate')
  if (until !== undefined) return Number.isNaN(Date.parse(until)) ? undefined : { until }
  const seconds = secondsOf(bodyOf(timer, 'timeDuration') ?? '')
  return seconds === undefined ? undefined : { seconds }
}

type Times = { seconds?: number | undefined; until?: string | undefined }

/** In place of what the event says already, if there is one. */
export function drawTimer({ seconds, until }: Times, create: Create, event?: Element): Element {
  const said = (body: string): Element => create('bpmn:FormalExpression', { body })
  const times = {
    timeDate: until === undefined ? undefined : said(until),
    timeDuration: until === undefined && seconds !== undefined ? said(`PT${seconds}S`) : undefined,
  }
  const known = event && definitionOf(event)
  return known
    ? changedElement(known, { ...times, timeCycle: undefined }, create)
    : create('bpmn:TimerEventDefinition', times)
}

function definitionOf(event: Element): Element | undefined {
  const [timer, ...others] = listOf(event, 'eventDefinitions')
  return others.length === 0 && timer?.$type === 'bpmn:TimerEventDefinition' ? timer : undefined
}

function bodyOf(timer: Element, property: string): string | undefined {
  const body = elementOf(timer, property)?.body
  return typeof body === 'string' ? body.trim() : undefined
}

const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const secondsOfPart = [7 * 86_400, 86_400, 3600, 60, 1]

/** Of an ISO 8601 duration in weeks, days, hours, minutes and seconds. */
function secondsOf(text: string): number | undefined {
  const parts = duration.exec(text)?.slice(1)
  const total = parts?.reduce((sum, part, index) => sum + Number(part ?? 0) * (secondsOfPart[index] ?? 0), 0)
  return total === undefined || total === 0 ? undefined : total
}
