import { type Element, elementOf, listOf } from '../model/element.ts'

/** What BPMN has no word for stands in `ops:node`, among the element's extensions. */
export function opsNodeOf(element: Element): Element | undefined {
  return listOf(elementOf(element, 'extensionElements'), 'values').find(({ $type }) => $type === 'ops:Node')
}

/** The id of the node that an element draws: its own, unless the extension keeps one that XML does not allow. */
export function nodeIdOf(element: Element): string {
  return String(opsNodeOf(element)?.nodeId ?? element.id)
}

/** Whether an element can have it as its own, where tools of BPMN allow it. */
export function isXmlId(id: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(id)
}
