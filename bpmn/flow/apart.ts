import { Worker } from 'node:worker_threads'
import { DomainError, invalid } from '../../domain/errors.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import { text } from '../../domain/text.ts'
import type { FlowAnswer, FlowTask } from './flow-thread.ts'
import type { ReadFlow } from './read-flow.ts'

const timeLimitMs = 20_000
const tooMuch = text('流程太大，未能在时限内处理', 'The flow is too large: it could not be worked through in time')

/** `readFlow` in a thread of its own, so that a large file holds up nobody else. */
export function readFlowApart(xml: string): Promise<ReadFlow> {
  return apart({ read: xml }, 'bpmn_xml')
}

/** `writeFlow` in a thread of its own. */
export function drawFlowApart(graph: FlowGraph): Promise<string> {
  return apart({ draw: graph }, 'dag_config')
}

async function apart<T extends ReadFlow | string>(task: FlowTask, field: string): Promise<T> {
  const thread = new Worker(new URL('./flow-thread.ts', import.meta.url), {
    workerData: task,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const { promise, resolve } = Promise.withResolvers<FlowAnswer | 'too much'>()
  const timer = setTimeout(() => resolve('too much'), timeLimitMs)
  thread.once('message', resolve)
  thread.once('error', (error: NodeJS.ErrnoException) =>
    resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too much' : { fault: error.message }),
  )
  try {
    const answer = await promise
    if (answer === 'too much') throw invalid(field, tooMuch)
    if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.text, answer.refusal.extras)
    if ('fault' in answer) throw new Error(answer.fault)
    return answer.done as T
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}
