import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'
import { failureConverterPath } from '../platform/temporal-codec.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the workflows' code is bundled from, for whoever does it. */
export const workflowSources = {
  workflowsPath: join(root, 'workflows/index.ts'),
  workflowInterceptorModules: [join(root, 'workflows/jobs/trace-headers.ts')],
  failureConverterPath,
}

/**
 * The workflows' code in one file, kept in `folder` and made anew only when a source or a package has changed: bundling
 * takes longer than everything else that a worker does to start.
 */
export async function openWorkflowBundle(folder: string): Promise<{ codePath: string }> {
  const codePath = join(folder, `workflows-${await digestOfSources()}.js`)
  if (!existsSync(codePath)) {
    const { code } = await bundleWorkflowCode(workflowSources)
    await mkdir(folder, { recursive: true })
    const half = `${codePath}.${process.pid}`
    await writeFile(half, code)
    await rename(half, codePath)
  }
  return { codePath }
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const sources = (await Array.fromAsync(glob('workflows/**/*.ts', { cwd: root }))).sort()
  for (const file of [...sources, 'platform/temporal-failure-converter.ts', 'package-lock.json'])
    hash.update(file).update(await readFile(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
