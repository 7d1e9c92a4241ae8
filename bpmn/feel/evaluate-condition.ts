import { Worker } from 'node:worker_threads'
import { type Text, text } from '../../domain/text.ts'
import type { Evaluation } from './feel-thread.ts'

export type Verdict = { value: boolean } | { fault: Text }

const startTimeoutMs = 30_000

/** Judges a FEEL condition over plain data. A warning (such as an unknown name) or anything but true and false is a fault. */
export async function evaluateCondition(
  expression: string,
  context: Record<string, unknown>,
  { timeoutMs = 2000 }: { timeoutMs?: number } = {},
): Promise<Verdict> {
  const evaluation = await evaluateApart(expression, context, timeoutMs)
  if ('error' in evaluation) return faultOf(expression, evaluation.error)
  const [warning] = evaluation.warnings
  if (warning !== undefined) return faultOf(expression, warning)
  const { value } = evaluation
  if (typeof value === 'boolean') return { value }
  return faultOf(expression, `the value is ${value === null ? 'null' : typeof value}, not true or false`)
}

async function evaluateApart(
  expression: string,
  context: Record<string, unknown>,
  timeoutMs: number,
): Promise<Evaluation> {
  const thread = new Worker(new URL('./feel-thread.ts', import.meta.url), {
    workerData: { expression, context },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  })
  const { promise, resolve } = Promise.withResolvers<Evaluation>()
  const limit = (milliseconds: number) =>
    setTimeout(() => resolve({ error: `it took longer than ${milliseconds / 1000} s` }), milliseconds)
  let timer = limit(startTimeoutMs)
  thread.on('message', (message: 'begins' | Evaluation) => {
    if (message !== 'begins') return resolve(message)
    // On a busy machine the thread's own start can take longer than the expression may.
    clearTimeout(timer)
    timer = limit(timeoutMs)
  })
  thread.once('error', ({ message }) => resolve({ error: message }))
  thread.once('exit', () => resolve({ error: 'it could not be evaluated' }))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function faultOf(expression: string, reason: string): { fault: Text } {
  return {
    fault: text(
      `表达式“${expression}”无法判断：${reason}`,
      `The expression "${expression}" cannot be judged: ${reason}`,
    ),
  }
}
