import type { Element } from './element.ts'

type Warning = { message: string; element?: unknown; property?: string; value?: unknown }

/** What reads and writes BPMN 2.0: `bpmn-moddle`, as we make it or as a drawing of `bpmn-js` has it. */
export type Moddle = {
  create(type: string, properties?: Record<string, unknown>): Element
  /** An element of no kind that the model knows. */
  createAny(name: string, namespace: string, properties?: Record<string, unknown>): Element
  fromXML(xml: string): Promise<{
    rootElement: Element
    elementsById: Record<string, Element>
    warnings: Warning[]
  }>
  toXML(element: Element, options?: { format?: boolean }): Promise<{ xml: string }>
}
