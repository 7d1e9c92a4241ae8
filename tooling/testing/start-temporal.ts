import { homedir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findTemporal, startTemporal } from '../stack/temporal.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    temporalAddress: string
    temporalNamespace: string
  }
}

/** One server, in memory, for all test files. */
export default async function startTestTemporal(project: TestProject): Promise<() => Promise<void>> {
  const log = () => {}
  const cacheDir = process.env.OPS_CACHE_DIR ?? join(homedir(), '.cache', 'ops')
  const temporal = await startTemporal({ binary: await findTemporal({ cacheDir, log }), log })
  project.provide('temporalAddress', temporal.address)
  project.provide('temporalNamespace', temporal.namespace)
  return () => temporal.stop()
}
