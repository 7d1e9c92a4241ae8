declare module 'bpmn-moddle' {
  type Warning = { message: string; element?: unknown; property?: string; value?: unknown }
  /** Reads and writes BPMN 2.0; `extensions`: descriptors by their prefix. */
  export class BpmnModdle {
    constructor(extensions?: Record<string, unknown>)
    create(type: string, properties?: Record<string, unknown>): unknown
    fromXML(xml: string): Promise<{
      rootElement: unknown
      elementsById: Record<string, unknown>
      warnings: Warning[]
    }>
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
