import { type Text, text } from '../../domain/text.ts'
import { keepWarm } from '../apart/keep-warm.ts'
import type { Evaluation } from './evaluate-here.ts'
import type { Asked } from './feel-process.ts'

export type FeelRequest = { id: string; expression: string; context: Record<string, unknown> }
/** `value` is plain data. A warning of FEEL, such as an unknown name, is a fault. */
export type Judgement = { value: unknown } | { fault: Text }

const warm = keepWarm<Asked[], Evaluation>(new URL('./feel-process.ts', import.meta.url), { memoryMb: 128 })
/**
 * Evaluates FEEL expressions over plain data. The time limit is that of each: one that overruns it is at fault, the others go
 * on. Requests over one context are quickest when they share the object.
 */
export async function judgeAll(
  requests: FeelRequest[],
  { timeoutMs = 2000 }: { timeoutMs?: number } = {},
): Promise<Map<string, Judgement>> {
  const judged = new Map<string, Judgement>()
  let done = 0
  while (done < requests.length) {
    const asked = requests.slice(done).map(({ expression, context }) => ({ expression, context }))
    const { answers, stop } = await warm.ask(asked, { count: asked.length, timeoutMs })
    const evaluations: Evaluation[] = stop ? [...answers, { error: stop.message }] : answers
    for (const evaluation of evaluations) {
      const request = requests[done++]
      if (request) judged.set(request.id, judgementOf(request, evaluation))
    }
  }
  return judged
}

function judgementOf({ expression }: FeelRequest, evaluation: Evaluation): Judgement {
  return 'error' in evaluation ? faultOf(expression, evaluation.error) : evaluation
}

export function faultOf(expression: string, reason: Text): { fault: Text } {
  return {
    fault: text(
      `表达式“${expression}”无法判断：${reason.zh}`,
      `The expression "${expression}" cannot be judged: ${reason.en}`,
    ),
  }
}
