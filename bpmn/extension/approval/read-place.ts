import { type Element, elementOf, listOf } from '../../model/element.ts'
import { nodeIdOf, opsNodeOf } from '../ops-node.ts'
import { conditionOf, isDefaultOf } from '../read-edge.ts'
import { readTimer } from '../timers.ts'
import { type ApprovalKind, approvalKindOf, callingActivity, everyTrueGateway } from './approval-kinds.ts'
import { type ConfigFields, type DrawnPlace, readConfig, type StepFields, type WayFields } from './step-fields.ts'

/** What stands in a process, or in a sub-process of it, as far as an approval can be run by it. */
export function readPlace(holder: Element): DrawnPlace {
  const elements = listOf(holder, 'flowElements')
  const steps = new Set<Element | undefined>(elements.filter(isUnderstood))
  const isBetween = (flow: Element) => ['sourceRef', 'targetRef'].every((end) => steps.has(elementOf(flow, end)))
  return {
    nodes: [...steps].flatMap((element) => (element && readStep(element)) ?? []),
    edges: elements.filter(isBetween).flatMap((element) => readWay(element) ?? []),
  }
}

/** Undefined for what is no node of an approval. */
export function readStep(element: Element): StepFields | undefined {
  const type = approvalKindOf(element)
  if (!type) return undefined
  return {
    ...{ id: nodeIdOf(element), type },
    ...(element.name && { name: element.name }),
    config: { ...drawnConfig(element, type), ...readConfig(opsNodeOf(element)) },
  }
}

/** Undefined for what is no edge between nodes of an approval. */
export function readWay(element: Element): WayFields | undefined {
  if (element.$type !== 'bpmn:SequenceFlow') return undefined
  const [source, target] = [elementOf(element, 'sourceRef'), elementOf(element, 'targetRef')]
  if (!source || !target || !approvalKindOf(source) || !approvalKindOf(target)) return undefined
  const condition = verdictOf(element) ?? conditionOf(element)
  const id = element.edgeId ?? element.id
  return {
    ...(id !== undefined && { id: String(id) }),
    ...{ source: nodeIdOf(source), target: nodeIdOf(target) },
    ...(element.name && { name: element.name }),
    ...(condition !== undefined && { condition }),
    ...((isDefaultOf(source, element) || element.isDefault === true) && { default: true }),
  }
}

/** After which decision a flow is taken. */
export function verdictOf({ on }: Element): 'approved' | 'rejected' | undefined {
  return on === 'approved' || on === 'rejected' ? on : undefined
}

/** What waits for something else than time to pass is no node; a rule names it. */
function isUnderstood(element: Element): boolean {
  return approvalKindOf(element) !== 'wait' || secondsOf(element) !== undefined
}

function drawnConfig(element: Element, type: ApprovalKind): ConfigFields {
  if (element.$type === everyTrueGateway) return { takes: 'every' }
  if (type === 'wait') return { seconds: secondsOf(element) }
  return type === 'subprocess' && element.$type !== callingActivity ? readPlace(element) : {}
}

function secondsOf(element: Element): number | undefined {
  const timer = readTimer(element)
  return timer && 'seconds' in timer ? timer.seconds : undefined
}
