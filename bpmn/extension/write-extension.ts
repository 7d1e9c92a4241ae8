import { changedElement, type Element, elementOf, foreignOf, listOf } from '../model/element.ts'
import type { Create } from '../model/moddle.ts'
import { type NodeFields, writeFields } from './node-fields.ts'
import { opsNodeOf } from './ops-node.ts'

/** `elementId`: of the element that draws the node, which `element` is when it is there already. */
export type Target = { elementId: string | undefined; element?: Element | undefined; create: Create }

/** The element's extensions with what BPMN has no word for in `ops:node`; those of others stay. Undefined when there is nothing to say. */
export function writeExtension(node: NodeFields, target: Target): Element | undefined {
  const kind = node.type === 'approval' && { kind: node.type }
  return extensionWith({ ...kind, ...writeFields(node, target.create) }, node.id, target)
}

/** The same with these properties of `ops:node`. */
export function extensionWith(
  said: Record<string, unknown>,
  nodeId: string,
  { elementId, element, create }: Target,
): Element | undefined {
  const known = elementOf(element, 'extensionElements')
  const own = element && opsNodeOf(element)
  const properties = { ...(nodeId !== elementId && { nodeId }), ...said }
  const isSaid = Object.keys(properties).length > 0
  const written = isSaid ? [create('ops:Node', { ...foreignOf(own), ...properties })] : []
  if (!known) return isSaid ? create('bpmn:ExtensionElements', { values: written }) : undefined
  const values = listOf(known, 'values')
  const others = own ? values.flatMap((value) => (value === own ? written : [value])) : [...values, ...written]
  return changedElement(known, { values: others }, create)
}
