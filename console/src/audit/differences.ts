import type { DataChange } from './audit-records.ts'

type Difference = { name: string; before: unknown; after: unknown }

/** Column by column; of an object only what became different in it, as `value.min_length`. */
export function differencesIn(changes: NonNullable<DataChange['changes']>): Difference[] {
  return Object.entries(changes).flatMap(([name, { old: before, new: after }]) => {
    if (!isObject(before) || !isObject(after)) return [{ name, before, after }]
    const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return parts
      .map((part) => ({ name: `${name}.${part}`, before: before[part] ?? null, after: after[part] ?? null }))
      .filter((part) => JSON.stringify(part.before) !== JSON.stringify(part.after))
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
