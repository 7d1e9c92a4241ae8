import type { Size } from '../layout/parts.ts'

/** What an element of BPMN is drawn as large as, by its type. */
export function sizeOf(type: string): Size {
  if (type === 'bpmn:BoundaryEvent') return { width: 28, height: 28 }
  if (type.endsWith('Event')) return { width: 36, height: 36 }
  return type.endsWith('Gateway') ? { width: 50, height: 50 } : { width: 100, height: 80 }
}

/** The name of what has no room for it inside stands below it. */
export function labelOf(type: string, name: string | undefined): Size | undefined {
  return name && /(Event|Gateway)$/.test(type) ? { width: 90, height: 28 } : undefined
}
