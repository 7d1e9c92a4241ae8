import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorkflowCode } from '@temporalio/worker'
import type { TestProject } from 'vitest/node'
import { workflowSources } from '../../workers/workflow-bundle.ts'
import { cacheFolder } from '../ground/settings.mjs'
import { findTemporal, startTemporal } from '../stack/temporal.ts'
import { onlyProblems } from './worker-log.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    temporalAddress: string
    /** The product's workflows, bundled once for all test files. */
    workflowBundle: string
  }
}

/** One server, in memory, for all test files. */
export default async function startTestTemporal(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ops-test-temporal-'))
  const [temporal, bundle] = await Promise.all([
    findTemporal({ cacheDir: cacheFolder() }).then((binary) => startTemporal({ binary })),
    bundleWorkflowCode({ ...workflowSources, logger: onlyProblems }),
  ])
  const codePath = join(folder, 'workflows.js')
  await writeFile(codePath, bundle.code)
  project.provide('temporalAddress', temporal.address)
  project.provide('workflowBundle', codePath)
  return async () => {
    await temporal.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
