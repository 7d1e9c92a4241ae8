import { Worker } from 'node:worker_threads'

/** In a process of its own: says that it has begun, and hands each question on; `answer` may be called several times for one. */
export function answerQuestions<Question, Answer>(
  take: (question: Question, answer: (answer: Answer) => void) => void | Promise<void>,
): void {
  process.on('message', (question: Question) => take(question, (answer) => process.send?.(answer)))
  new Worker(endWithParent, { eval: true, workerData: process.ppid }).unref()
  process.send?.('begun')
}

/** Who asked may be gone without a word while an expression goes on without end. */
const endWithParent = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => process.ppid === workerData || process.kill(process.pid, 'SIGKILL'), 1000)`
