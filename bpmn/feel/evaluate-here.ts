import { evaluate } from 'feelin'
import { type Text, text } from '../../domain/text.ts'
import { plainValue } from './plain-value.ts'
import { warningInWords } from './warning-words.ts'

export type Evaluation = { value: unknown } | { error: Text }

/**
 * In this very process, which an expression may keep busy for ever. A warning, such as an unknown name, is an error: FEEL would go on
 * with null.
 */
export function evaluateHere(expression: string, context: Record<string, unknown>): Evaluation {
  try {
    const { value, warnings } = evaluate(expression, context)
    const [warning] = warnings
    return warning ? { error: warningInWords(expression, warning) } : plainValue(value)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { error: text(`出错了（${reason}）`, reason) }
  }
}
