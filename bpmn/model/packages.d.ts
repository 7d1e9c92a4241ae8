declare module 'bpmn-moddle' {
  type Warning = { message: string }
  /** Reads and writes BPMN 2.0; `extensions`: descriptors by their prefix. */
  export class BpmnModdle {
    constructor(extensions?: Record<string, unknown>)
    create(type: string, properties?: Record<string, unknown>): unknown
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: Warning[] }>
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
