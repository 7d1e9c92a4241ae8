import { type Text, text } from '../../domain/text.ts'
import { type Answers, openProcess, type Process } from '../apart/open-process.ts'
import type { Asked, Evaluation } from './feel-process.ts'

export type FeelRequest = { id: string; expression: string; context: Record<string, unknown> }
/** `value` is plain data. A warning of FEEL, such as an unknown name, is a fault. */
export type Judgement = { value: unknown } | { fault: Text }

const idleMs = 10_000
let warm: Process<Asked[], Evaluation> | undefined
let cooling: NodeJS.Timeout | undefined
let turn: Promise<unknown> = Promise.resolve()

/**
 * Evaluates FEEL expressions over plain data. The time limit is that of each: one that overruns it is at fault, the others go
 * on. Requests over one context are quickest when they share the object.
 */
export async function judgeAll(
  requests: FeelRequest[],
  { timeoutMs = 2000 }: { timeoutMs?: number } = {},
): Promise<Map<string, Judgement>> {
  const judged = turn.then(() => judgeInTurn(requests, timeoutMs))
  turn = judged.catch(() => undefined)
  return judged
}

async function judgeInTurn(requests: FeelRequest[], timeoutMs: number): Promise<Map<string, Judgement>> {
  const judged = new Map<string, Judgement>()
  let done = 0
  while (done < requests.length) {
    const { answers, stop } = await ask(requests.slice(done), timeoutMs)
    const evaluations: Evaluation[] = stop ? [...answers, { error: stop.message }] : answers
    for (const evaluation of evaluations) {
      const request = requests[done++]
      if (request) judged.set(request.id, judgementOf(request, evaluation))
    }
  }
  return judged
}

/** Keeps the process for a while, because its start takes longer than most expressions. */
async function ask(requests: FeelRequest[], timeoutMs: number): Promise<Answers<Evaluation>> {
  clearTimeout(cooling)
  const process = warm?.isOpen() ? warm : await openProcess<Asked[], Evaluation>(feelProcess, { memoryMb: 128 })
  warm = process
  const asked = requests.map(({ expression, context }) => ({ expression, context }))
  try {
    return await process.ask(asked, { count: asked.length, timeoutMs })
  } finally {
    process.rest()
    cooling = setTimeout(() => process.close(), idleMs).unref()
  }
}

const feelProcess = new URL('./feel-process.ts', import.meta.url)

function judgementOf({ expression }: FeelRequest, evaluation: Evaluation): Judgement {
  return 'error' in evaluation ? faultOf(expression, evaluation.error) : evaluation
}

export function faultOf(expression: string, reason: string): { fault: Text } {
  return {
    fault: text(
      `表达式“${expression}”无法判断：${reason}`,
      `The expression "${expression}" cannot be judged: ${reason}`,
    ),
  }
}
