import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { ownNamespace } from './own-namespace.ts'

export type TestProcess = {
  process: ChildProcess
  log(): string
  /** Resolves when it takes work; rejects when it ended instead. */
  ready: Promise<void>
  exited: Promise<number | NodeJS.Signals | null>
}

/** One of the product's processes that take work from Temporal. */
export function startProcess(entry: string, env: Record<string, string>): TestProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../../${entry}`, import.meta.url))], {
    env: {
      PATH: process.env.PATH ?? '',
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: ownNamespace,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const ready = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk
      if (log.includes('"msg":"ready"')) ready.resolve()
    })
  }
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => {
      ready.reject(new Error(`${entry} ended (${code ?? signal}):\n${log}`))
      resolve(code ?? signal)
    })
  })
  ready.promise.catch(() => {})
  return { process: child, log: () => log, ready: ready.promise, exited }
}
