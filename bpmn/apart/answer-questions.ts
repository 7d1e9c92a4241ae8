import { parentPort } from 'node:worker_threads'

/** In a thread: says that it has begun, and hands each question on; `answer` may be called several times for one. */
export function answerQuestions<Question, Answer>(
  take: (question: Question, answer: (answer: Answer) => void) => void | Promise<void>,
): void {
  parentPort?.on('message', (question: Question) => take(question, (answer) => parentPort?.postMessage(answer)))
  parentPort?.postMessage('begun')
}
