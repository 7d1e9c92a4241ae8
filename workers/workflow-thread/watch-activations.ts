import { createRequire } from 'node:module'
import threads from 'node:worker_threads'

const started = createRequire(import.meta.url).resolve('@temporalio/worker/lib/workflow/workflow-worker-thread.js')
const execArgv = ['--import', new URL('./watched-thread.ts', import.meta.url).href]

/**
 * Has the threads in which workflows run load `watched-thread.ts` before anything else; called before a worker is created.
 * The SDK offers no option for it, and starts them by `node:worker_threads`: they are known by their file.
 */
export function watchActivations(): void {
  threads.Worker = class extends threads.Worker {
    constructor(file: string | URL, options?: threads.WorkerOptions) {
      super(file, file === started ? { ...options, execArgv } : options)
    }
  }
}
