import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin'
import { type Text, text } from '../../domain/text.ts'

/** A value of FEEL as JSON has it: dates, times and durations in the words of ISO 8601. */
export function plainValue(value: unknown): { value: unknown } | { error: Text } {
  try {
    return { value: plain(value) }
  } catch (error) {
    if (error instanceof NotPlain) return { error: error.reason }
    throw error
  }
}

class NotPlain extends Error {
  readonly reason: Text

  constructor(reason: Text) {
    super(reason.en)
    this.reason = reason
  }
}

const temporal = [FeelDate, FeelTime, FeelDateTime, FeelDuration]

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean' || typeof value === 'string' || Number.isFinite(value)) return value
  if (typeof value === 'number') throw new NotPlain(text('结果不是有限的数', 'the value is no finite number'))
  if (Array.isArray(value)) return value.map(plain)
  if (temporal.some((kind) => value instanceof kind)) return String(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new NotPlain(text('结果不是数据', 'the value is no data'))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
