import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { eachLine } from '../../stack/server-process.ts'

/** Starts a peer in a process of its own; answers with the first line that it prints. */
export async function startPeer(file: string, options: unknown): Promise<{ line: string; stop(): Promise<void> }> {
  const script = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  eachLine(child.stdout, resolve)
  ended.then(() => reject(new Error(`${file} ended`)), reject)
  return {
    line: await promise,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
