import type { PlainField } from '../form.ts'
import { precisionOf } from './field-value.ts'

/** `tag`: the language as `Intl` knows it. */
export function amountText(field: PlainField, amount: number, tag: string): string {
  const digits = precisionOf(field)
  const text = amount.toLocaleString(tag, {
    maximumFractionDigits: digits ?? 10,
    ...(field.type === 'money' && { minimumFractionDigits: digits }),
  })
  if (field.type === 'money') return `¥ ${text}`
  return field.type === 'number' && field.unit ? `${text} ${field.unit}` : text
}

export function optionLabel(field: PlainField, value: string): string {
  const options = 'options' in field ? field.options : []
  return options.find((option) => option.value === value)?.label || value
}
