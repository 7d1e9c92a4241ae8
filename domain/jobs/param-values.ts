import { type Text, text } from '../text.ts'
import type { JobParam } from './job.ts'

type ParamType = JobParam['type']

const readers: Record<ParamType, { expects: Text; read: (value: unknown) => unknown }> = {
  string: {
    expects: text('须为文本', 'has to be a text'),
    read: (value) => {
      if (typeof value === 'number' || typeof value === 'boolean') return String(value)
      return typeof value === 'string' ? value : undefined
    },
  },
  number: {
    expects: text('须为数字', 'has to be a number'),
    read: (value) => {
      const number = typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : value
      return Number.isFinite(number) ? number : undefined
    },
  },
  boolean: {
    expects: text('须为 true 或 false', 'has to be true or false'),
    read: (value) => {
      if (value === true || value === 'true') return true
      return value === false || value === 'false' ? false : undefined
    },
  },
  date: {
    expects: text('须为日期，如 2027-01-31', 'has to be a date like 2027-01-31'),
    read: (value) => (typeof value === 'string' && isDate(value) ? value : undefined),
  },
  json: { expects: text('须为 JSON', 'has to be JSON'), read: (value) => value },
}

/** The value as its type has it; numbers and truth values may be written as texts. A fault when it is not of the type. */
export function readParam(type: ParamType, value: unknown): { value: unknown } | { fault: Text } {
  const { read, expects } = readers[type]
  const found = read(value)
  return found === undefined ? { fault: expects } : { value: found }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value)
}
