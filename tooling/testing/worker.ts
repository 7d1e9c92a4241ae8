import type { TestDatabase } from './database.ts'
import { testExecutorToken } from './executor.ts'
import { startProcess, type TestProcess } from './process.ts'
import { testSecretKey } from './secrets.ts'

/** The worker as the product starts it: a process of its own, which may call this machine. */
export function startWorkerProcess({ url }: TestDatabase, dataDir: string): TestProcess {
  return startProcess('workers/worker.ts', {
    DATABASE_URL: url,
    OPS_SECRET_KEY: testSecretKey,
    OPS_EXECUTOR_TOKEN: testExecutorToken,
    OPS_DATA_DIR: dataDir,
    OPS_EGRESS_ALLOW: '127.0.0.1',
  })
}
