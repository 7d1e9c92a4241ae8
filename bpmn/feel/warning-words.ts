import type { Warning } from 'feelin'
import { type Text, text } from '../../domain/text.ts'

/** What FEEL warns of, about the piece of the expression at which it does. */
export function warningInWords(expression: string, { type, position }: Warning): Text {
  const piece = expression.slice(position.from, position.to)
  return words[type](piece)
}

const noValue = (piece: string) => text(`“${piece}”没有值`, `"${piece}" has no value`)
const misfit = (piece: string) => text(`“${piece}”的参数不对`, `what "${piece}" is given does not fit`)

const words: Record<Warning['type'], (piece: string) => Text> = {
  NO_VARIABLE_FOUND: noValue,
  NO_CONTEXT_ENTRY_FOUND: noValue,
  NO_PROPERTY_FOUND: noValue,
  NOT_COMPARABLE: (piece) => text(`“${piece}”的两边不能比较`, `the sides of "${piece}" cannot be compared`),
  INVALID_TYPE: (piece) => text(`“${piece}”处的值类型不对`, `at "${piece}" a value is of a type that does not fit`),
  INVALID_ARGUMENTS: misfit,
  FUNCTION_INVOCATION_FAILURE: misfit,
  NO_FUNCTION_FOUND: (piece) => text(`“${piece}”不是函数`, `"${piece}" is no function`),
  UNSUPPORTED: (piece) => text(`不支持“${piece}”`, `"${piece}" is not supported`),
}
