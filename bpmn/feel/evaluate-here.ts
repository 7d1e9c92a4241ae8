import { evaluate } from 'feelin'
import { plainValue } from './plain-value.ts'

export type Evaluation = { value: unknown } | { error: string }

/**
 * In this very process, which an expression may keep busy for ever. A warning, such as an unknown name, is an error: FEEL would go on
 * with null.
 */
export function evaluateHere(expression: string, context: Record<string, unknown>): Evaluation {
  try {
    const { value, warnings } = evaluate(expression, context)
    const [warning] = warnings
    return warning ? { error: warning.message } : plainValue(value)
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
