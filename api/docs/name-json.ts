import { zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
import { z } from '@hono/zod-openapi'

/**
 * Names every `z.json()` inside a schema, as the component `Json`: it refers to itself, and a schema without a name that
 * does so cannot be written down.
 */
export function nameJson(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (value instanceof z.ZodLazy) {
    zodToOpenAPIRegistry.add(value, { description: 'Any JSON value', _internal: { refId: 'Json' } })
    return
  }
  const parts = value instanceof z.ZodType ? value.def : value
  for (const part of Object.values(parts)) nameJson(part, seen)
}
