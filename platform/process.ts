import { Worker } from 'node:worker_threads'

/**
 * Under `npm start` the standard input of api, worker and executor is a pipe that ends when the starter dies, however it
 * dies; with `OPS_EXIT_WITH_PARENT=1` they then stop as on SIGTERM. Without it, and elsewhere, nothing happens.
 */
export function exitWithParent(env: NodeJS.ProcessEnv = process.env, graceMs = 30_000): void {
  if (env.OPS_EXIT_WITH_PARENT !== '1') return
  // Who read our output has died, too: writing to nobody must not end us before we have stopped in order.
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.stdin.once('end', () => {
    killLater(graceMs)
    process.kill(process.pid, 'SIGTERM')
  })
  process.stdin.resume()
  // An open input alone must not keep a process alive that has nothing left to do.
  if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref()
}

/** From a thread of its own: what hangs may be the main one, such as a log that goes on writing into a broken pipe. */
function killLater(delayMs: number): void {
  const script = `setTimeout(() => process.kill(${process.pid}, 'SIGKILL'), ${delayMs})`
  new Worker(script, { eval: true }).unref()
}
