import type { Element } from './element.ts'

type Warning = { message: string; element?: unknown; property?: string; value?: unknown }

/** Makes an element of a type with these properties. */
export type Create = (type: string, properties?: Record<string, unknown>) => Element

/** What reads and writes BPMN 2.0: `bpmn-moddle`, as we make it or as a drawing of `bpmn-js` has it. */
export type Moddle = {
  create: Create
  /** An element of no kind that the model knows. */
  createAny(name: string, namespace: string, properties?: Record<string, unknown>): Element
  fromXML(xml: string): Promise<{
    rootElement: Element
    elementsById: Record<string, Element>
    warnings: Warning[]
  }>
  toXML(element: Element, options?: { format?: boolean }): Promise<{ xml: string }>
}
