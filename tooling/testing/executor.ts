import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { inject } from 'vitest'
import type { TestApi } from './api.ts'
import { ownNamespace } from './own-namespace.ts'
import { testUids } from './scripts.ts'

export const testExecutorToken = 'the-token-of-all-test-executors'

/** The api at an address of its own, as executors reach it. */
export async function listen({ app }: TestApi): Promise<{ url: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}

export type TestExecutor = {
  process: ChildProcess
  instance: string
  log(): string
  /** Resolves when it takes work; rejects when it ended instead. */
  ready: Promise<void>
  exited: Promise<number | NodeJS.Signals | null>
}

/** The executor as the product starts it: a process of its own. */
export function startExecutor(
  apiUrl: string,
  { instance, folder, env = {} }: { instance: string; folder: string; env?: Record<string, string> },
): TestExecutor {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../workers/executor.ts', import.meta.url))], {
    env: {
      PATH: process.env.PATH ?? '',
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: ownNamespace,
      OPS_API_URL: apiUrl,
      OPS_EXECUTOR_TOKEN: testExecutorToken,
      OPS_EXECUTOR_INSTANCE: instance,
      OPS_EXECUTOR_DIR: folder,
      OPS_EXECUTOR_UIDS: `${testUids.first}-${testUids.last}`,
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
      ready.reject(new Error(`The executor ended (${code ?? signal}):\n${log}`))
      resolve(code ?? signal)
    })
  })
  ready.promise.catch(() => {})
  return { process: child, instance, log: () => log, ready: ready.promise, exited }
}

export function executorFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ops-test-executor-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
