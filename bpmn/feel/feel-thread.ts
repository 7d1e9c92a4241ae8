import { parentPort, workerData } from 'node:worker_threads'
import { evaluate } from 'feelin'

export type Evaluation = { value: unknown; warnings: string[] } | { error: string }

const { expression, context } = workerData as { expression: string; context: Record<string, unknown> }
parentPort?.postMessage('begins')
parentPort?.postMessage(evaluateHere())

function evaluateHere(): Evaluation {
  try {
    const { value, warnings } = evaluate(expression, context)
    const isPlain = value === null || typeof value === 'boolean'
    return { value: isPlain ? value : String(value), warnings: warnings.map(({ message }) => message) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
