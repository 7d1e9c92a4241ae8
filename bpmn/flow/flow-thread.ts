import { parentPort, workerData } from 'node:worker_threads'
import { DomainError } from '../../domain/errors.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import { type ReadFlow, readFlow } from './read-flow.ts'
import { writeFlow } from './write-flow.ts'

/** What is to be done with a flow. */
export type FlowTask = { read: string } | { draw: FlowGraph }
export type FlowAnswer =
  | { done: ReadFlow | string }
  | { refusal: Pick<DomainError, 'code' | 'text' | 'extras'> }
  | { fault: string }

parentPort?.postMessage(await answerTo(workerData as FlowTask))

async function answerTo(task: FlowTask): Promise<FlowAnswer> {
  try {
    return { done: 'read' in task ? await readFlow(task.read) : await writeFlow(task.draw) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: { code: error.code, text: error.text, extras: error.extras } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
