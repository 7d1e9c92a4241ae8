import type { edgeEvents } from '../../../../../domain/flows/flow-graph.ts'
import { type Element, elementOf, textOf } from '../canvas/moddle.ts'
import { nodeIdOf } from './ops-node.ts'

export type EdgeEvent = (typeof edgeEvents)[number]
/** An edge as `dag_config` says it. */
export type EdgeFields = { source: string; target: string; on?: EdgeEvent; condition?: string; default?: true }

/** Undefined for what is no edge: what comes from the start, or goes to an end, says what the graph says itself. */
export function readEdge(flow: Element): EdgeFields | undefined {
  const source = flow.$type === 'bpmn:SequenceFlow' ? elementOf(flow, 'sourceRef') : undefined
  const target = elementOf(flow, 'targetRef')
  if (!source || !target || isTerminal(source) || isTerminal(target)) return undefined
  const host = elementOf(source, 'attachedToRef')
  const isDefault = isDefaultOf(source, flow)
  const on = eventOf(flow)
  const condition = conditionOf(flow)
  return {
    source: nodeIdOf(host ?? source),
    target: nodeIdOf(target),
    ...(on !== 'success' && { on }),
    ...(condition && !isDefault && { condition }),
    ...(isDefault && { default: true as const }),
  }
}

export function eventOf(flow: Element): EdgeEvent {
  if (elementOf(elementOf(flow, 'sourceRef'), 'attachedToRef')) return 'failure'
  return (textOf(flow, 'ops:on') as EdgeEvent | undefined) ?? 'success'
}

export function conditionOf(flow: Element): string | undefined {
  return textOf(elementOf(flow, 'conditionExpression'), 'body')?.trim().replace(/^=\s*/, '') || undefined
}

export const isDefaultOf = (source: Element, flow: Element): boolean => elementOf(source, 'default') === flow
export const isTerminal = ({ $type }: Element): boolean => $type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent'
