import { type Element, elementOf, listOf } from '../canvas/moddle.ts'

/** What BPMN has no word for stands here, among the element's extensions. */
export function opsNodeOf(element: Element): Element | undefined {
  return listOf(elementOf(element, 'extensionElements'), 'values').find(({ $type }) => $type === 'ops:Node')
}

/** The id of the node that an element draws: its own, unless XML allows no such id. */
export function nodeIdOf(element: Element): string {
  const id = opsNodeOf(element)?.get('nodeId')
  return typeof id === 'string' ? id : element.id
}

/** The same id, where tools of BPMN allow it. */
export const isXmlId = (id: string): boolean => /^[A-Za-z_][\w-]*$/.test(id)
