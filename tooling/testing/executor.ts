import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import type { TestApi } from './api.ts'
import { startProcess, type TestProcess } from './process.ts'
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

export type TestExecutor = TestProcess & { instance: string }

/** The executor as the product starts it: a process of its own. */
export function startExecutor(
  apiUrl: string,
  { instance, folder, env = {} }: { instance: string; folder: string; env?: Record<string, string> },
): TestExecutor {
  const started = startProcess('workers/executor.ts', {
    OPS_API_URL: apiUrl,
    OPS_EXECUTOR_TOKEN: testExecutorToken,
    OPS_EXECUTOR_INSTANCE: instance,
    OPS_EXECUTOR_DIR: folder,
    OPS_EXECUTOR_UIDS: `${testUids.first}-${testUids.last}`,
    ...env,
  })
  return { ...started, instance }
}

export function executorFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ops-test-executor-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
