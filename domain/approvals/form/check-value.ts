import { type Text, text } from '../../text.ts'
import type { FieldType, FormField, PlainField, TableField } from '../form.ts'
import { mostRows, precisionOf, rounded } from './field-value.ts'

/** What is wrong with a value that is there, as far as can be told without an expression. */
export function valueFault(field: FormField | PlainField, value: unknown): Text | undefined {
  if (!isOfKind(field, value)) return wrongKind
  switch (field.type) {
    case 'text':
    case 'textarea':
      return lengthFault(field, [...String(value)].length)
    case 'number':
    case 'money':
      return precisionFault(field, Number(value)) ?? rangeFault(field, Number(value))
    case 'date':
      return rangeFault(field, String(value))
    case 'datetime':
      return momentFault(field, String(value))
    case 'select':
      return optionFault(field, [String(value)])
    case 'multi_select':
      return optionFault(field, value as string[]) ?? countFault(field, (value as string[]).length)
    case 'user':
    case 'department':
      return !field.multiple && Array.isArray(value) && value.length > 1 ? onlyOne : undefined
    case 'file':
      return countFault(field, (value as number[]).length)
    case 'table':
      return rowsFault(field, (value as unknown[]).length)
    default:
      return undefined
  }
}

/** In the form in which it is kept: one id as such, several as a list. */
export function keptValue(field: PlainField, value: unknown): unknown {
  switch (field.type) {
    case 'user':
    case 'department': {
      if (field.multiple) return Array.isArray(value) || value === null ? value : [value]
      return Array.isArray(value) && value.length === 1 ? value[0] : value
    }
    case 'file':
      return Array.isArray(value) || value === null ? value : [value]
    default:
      return value
  }
}

export function isOfKind({ type }: { type: FieldType }, value: unknown): boolean {
  switch (type) {
    case 'text':
    case 'textarea':
    case 'select':
      return typeof value === 'string'
    case 'number':
    case 'money':
      return Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'datetime':
      return typeof value === 'string' && momentText.test(value) && !Number.isNaN(Date.parse(value))
    case 'switch':
      return typeof value === 'boolean'
    case 'multi_select':
      return Array.isArray(value) && value.every((one) => typeof one === 'string')
    case 'user':
    case 'department':
    case 'file':
      return isIds(value)
    case 'table':
      return Array.isArray(value) && value.every((row) => isPlain(row))
    case 'json':
      return true
  }
}

const momentText = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** 30 February is none. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function isIds(value: unknown): boolean {
  const all: unknown[] = Array.isArray(value) ? value : [value]
  return all.every((id) => Number.isSafeInteger(id) && Number(id) > 0)
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Range<T> = { min?: T | undefined; max?: T | undefined }

function rangeFault<T extends number | string>({ min, max }: Range<T>, value: T): Text | undefined {
  if (min !== undefined && value < min) return tooSmall(min)
  return max !== undefined && value > max ? tooLarge(max) : undefined
}

function momentFault({ min, max }: Range<string>, value: string): Text | undefined {
  const at = Date.parse(value)
  if (min !== undefined && at < Date.parse(min)) return tooSmall(min)
  return max !== undefined && at > Date.parse(max) ? tooLarge(max) : undefined
}

function tooSmall(bound: number | string): Text {
  return typeof bound === 'number'
    ? text(`不能小于 ${bound}`, `must be at least ${bound}`)
    : text(`不能早于 ${bound}`, `must not be before ${bound}`)
}

function tooLarge(bound: number | string): Text {
  return typeof bound === 'number'
    ? text(`不能大于 ${bound}`, `must be at most ${bound}`)
    : text(`不能晚于 ${bound}`, `must not be after ${bound}`)
}

function precisionFault(field: FormField | PlainField, value: number): Text | undefined {
  const precision = precisionOf(field)
  if (precision === undefined || rounded(value, precision) === value) return undefined
  return precision === 0
    ? text('须为整数', 'must be a whole number')
    : text(`最多 ${precision} 位小数`, `can have at most ${precision} decimal places`)
}

function lengthFault(
  { min_length: min, max_length: max }: { min_length?: number | undefined; max_length?: number | undefined },
  length: number,
): Text | undefined {
  if (min !== undefined && length < min) return text(`至少 ${min} 个字`, `must have at least ${min} characters`)
  if (max !== undefined && length > max) return text(`最多 ${max} 个字`, `can have at most ${max} characters`)
  return undefined
}

function countFault(
  { min_items: min, max_items: max }: { min_items?: number | undefined; max_items?: number | undefined },
  count: number,
): Text | undefined {
  if (min !== undefined && count < min) return text(`至少选 ${min} 项`, `needs at least ${min}`)
  if (max !== undefined && count > max) return text(`最多选 ${max} 项`, `can have at most ${max}`)
  return undefined
}

function rowsFault({ min_rows: min, max_rows: max = mostRows }: TableField, count: number): Text | undefined {
  if (min !== undefined && count < min) return text(`至少 ${min} 行`, `needs at least ${min} rows`)
  return count > max ? text(`最多 ${max} 行`, `can have at most ${max} rows`) : undefined
}

function optionFault({ options }: { options: { value: string }[] }, chosen: string[]): Text | undefined {
  return chosen.every((one) => options.some(({ value }) => value === one)) ? undefined : noOption
}

const wrongKind = text('类型不符', 'is not of the kind of this field')
const onlyOne = text('只能选一个', 'can name only one')
const noOption = text('不在可选项之中', 'is none of the options')
