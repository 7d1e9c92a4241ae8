import { type Element, elementOf, listOf, textOf } from '../canvas/moddle.ts'

type Times = { seconds?: number | undefined; until?: string | undefined }
type Create = (type: string, properties?: Record<string, unknown>) => Element

/** What a timer of BPMN says, as far as a flow can wait for it. */
export function readTimer(event: Element): Times {
  const [timer] = listOf(event, 'eventDefinitions')
  const until = textOf(elementOf(timer, 'timeDate'), 'body')?.trim()
  if (until) return { until }
  const seconds = secondsOf(textOf(elementOf(timer, 'timeDuration'), 'body')?.trim() ?? '')
  return seconds === undefined ? {} : { seconds }
}

export function timerOf({ seconds, until }: Times, create: Create): Element[] {
  const said = (body: string): Element => create('bpmn:FormalExpression', { body })
  const time = until ? { timeDate: said(until) } : seconds === undefined ? {} : { timeDuration: said(`PT${seconds}S`) }
  return [create('bpmn:TimerEventDefinition', time)]
}

const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const secondsOfPart = [7 * 86_400, 86_400, 3600, 60, 1]

function secondsOf(text: string): number | undefined {
  const parts = duration.exec(text)?.slice(1)
  const total = parts?.reduce((sum, part, index) => sum + Number(part ?? 0) * (secondsOfPart[index] ?? 0), 0)
  return total === 0 ? undefined : total
}
