import { type Text, text } from '../../domain/text.ts'
import { faultOf, type Judgement, judgeAll } from './evaluate-all.ts'

export type Verdict = { value: boolean } | { fault: Text }

/** Judges a FEEL condition over plain data. A warning (such as an unknown name) or anything but true and false is a fault. */
export async function evaluateCondition(
  expression: string,
  context: Record<string, unknown>,
  limits: { timeoutMs?: number } = {},
): Promise<Verdict> {
  const judged = await judgeAll([{ id: expression, expression, context }], limits)
  return verdictOf(expression, judged.get(expression))
}

/** The same of one that was judged among others. */
export function verdictOf(expression: string, judged: Judgement | undefined): Verdict {
  const { value, fault }: { value?: unknown; fault?: Text } = judged ?? {}
  if (fault) return { fault }
  if (typeof value === 'boolean') return { value }
  const found = value === null ? 'null' : typeof value
  return faultOf(expression, text(`结果是 ${found}，不是 true 或 false`, `the value is ${found}, not true or false`))
}
