import { conditionOf, eventOf, isDefaultOf } from '../../../../../bpmn/extension/read-edge.ts'
import { type Element, elementOf } from '../../../../../bpmn/model/element.ts'
import { t } from '../../../i18n/language.ts'
import { textWidth } from './text-lines.ts'

const family = getComputedStyle(document.documentElement).getPropertyValue('--font-sans') || 'sans-serif'
export const edgeFont = `400 11px ${family}`

/** What a person should know of an edge; nothing when it is simply the next step. */
export function edgeText(flow: Element): string {
  const source = elementOf(flow, 'sourceRef')
  const event = eventOf(flow)
  const words = t().flows.edge
  const isDefault = source !== undefined && isDefaultOf(source, flow)
  const said = [event !== 'success' && words.short[event], isDefault ? words.default : conditionOf(flow)]
  return said.filter(Boolean).join(' · ')
}

/** How much room it would like, in px. */
export const edgeTextWidth = (flow: Element): number => {
  const text = edgeText(flow)
  return text === '' ? 0 : textWidth(text, edgeFont)
}
