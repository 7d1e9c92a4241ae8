import { type Text, text } from '../text.ts'
import { maxResultBytes } from './attempt.ts'

const maxDepth = 100
const nul = String.fromCharCode(0)

export type ReadResult = { value: unknown } | { fault: Text }

/** Reads what a script wrote as its result. Nothing but blanks is no result, null. */
export function parseResult(written: Uint8Array): ReadResult {
  const content = new TextDecoder().decode(written)
  if (content.trim() === '') return { value: null }
  try {
    return storableResult(JSON.parse(content))
  } catch {
    return { fault: text('结果文件不是有效的 JSON', 'The result file is not valid JSON') }
  }
}

/** The value as the database can hold it: characters that it has no place for are replaced, bottomless nesting refused. */
export function storableResult(value: unknown): ReadResult {
  if (depthOf(value) > maxDepth) {
    return { fault: text(`结果的嵌套超过 ${maxDepth} 层`, `The result is nested more than ${maxDepth} levels deep`) }
  }
  return { value: withoutOddities(value) }
}

/** Undefined when it is too large to be kept with the run. */
export function keptResult(value: unknown): unknown {
  const size = new TextEncoder().encode(JSON.stringify(value ?? null)).length
  return size <= maxResultBytes ? value : undefined
}

function depthOf(value: unknown): number {
  let level = [value]
  for (let depth = 0; ; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
    if (level.length === 0 || depth > maxDepth) return depth
  }
}

function withoutOddities(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll(nul, '\ufffd')
  if (Array.isArray(value)) return value.map(withoutOddities)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [withoutOddities(name) as string, withoutOddities(item)]),
  )
}
