import { parentPort, workerData } from 'node:worker_threads'
import { DomainError } from '../../domain/errors.ts'
import { type FlowForm, lookAtFlow, type SeenFlow } from './look-at-flow.ts'

export type FlowAnswer =
  | { seen: SeenFlow }
  | { refusal: Pick<DomainError, 'code' | 'text' | 'extras'> }
  | { fault: string }

parentPort?.postMessage(await answerTo(workerData as FlowForm))

async function answerTo(form: FlowForm): Promise<FlowAnswer> {
  try {
    return { seen: await lookAtFlow(form) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: { code: error.code, text: error.text, extras: error.extras } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
