declare module 'bpmn-moddle' {
  /** `extensions`: descriptors by their prefix. */
  export const BpmnModdle: new (extensions?: Record<string, unknown>) => import('./moddle.ts').Moddle
}
