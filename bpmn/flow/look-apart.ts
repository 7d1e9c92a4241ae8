import { Worker } from 'node:worker_threads'
import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { FlowAnswer } from './flow-thread.ts'
import type { FlowForm, SeenFlow } from './look-at-flow.ts'

const timeLimitMs = 20_000

/** `lookAtFlow` in a thread of its own, so that a large flow holds up nobody else. */
export async function lookAtFlowApart(form: FlowForm): Promise<SeenFlow> {
  const thread = new Worker(new URL('./flow-thread.ts', import.meta.url), {
    workerData: form,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const { promise, resolve } = Promise.withResolvers<FlowAnswer | 'too large'>()
  const timer = setTimeout(() => resolve('too large'), timeLimitMs)
  thread.once('message', resolve)
  thread.once('error', (error: NodeJS.ErrnoException) =>
    resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too large' : { fault: error.message }),
  )
  try {
    const answer = await promise
    if (answer === 'too large') throw invalid(Object.keys(form)[0] ?? '', tooLarge)
    if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.text, answer.refusal.extras)
    if ('fault' in answer) throw new Error(answer.fault)
    return answer.seen
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

const tooLarge = text('流程太大，未能在时限内处理', 'The flow is too large: it could not be worked through in time')
