import type { Create } from './moddle.ts'

/** An element of a diagram, with what its kind has. Elements and attributes that nobody here knows stay in it. */
export type Element = { $type: string; id?: string; name?: string } & { [property: string]: unknown }

/** What an element holds under a name that has many. */
export function listOf(element: Element | undefined, property: string): Element[] {
  return (element?.[property] as Element[] | undefined) ?? []
}

/** bpmn-js says null where there is none any more. */
export function elementOf(element: Element | undefined, property: string): Element | undefined {
  return (element?.[property] as Element | null | undefined) ?? undefined
}

/** The same with other properties; what nobody here knows of it stays. */
export function changedElement(element: Element, change: Record<string, unknown>, create: Create): Element {
  const { $type, ...own } = element
  return create($type, { ...foreignOf(element), ...own, ...change })
}

/** Attributes that the model does not know. */
export function foreignOf(element: Element | undefined): Record<string, unknown> {
  return { ...(element?.$attrs as Record<string, unknown> | undefined) }
}

/** What a flow draws its tasks as; only at their borders are there events. */
const activities = new Set(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:UserTask', 'bpmn:CallActivity'])

export function isActivity({ $type }: Element): boolean {
  return activities.has($type)
}
