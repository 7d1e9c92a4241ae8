import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, projectRoot } from '../check.ts'
import { outputIfFailed, runPackage } from '../command.ts'

const memory = join(projectRoot, 'node_modules/.cache/ops')

export function typesCheck(name: string, project: string): Check {
  return {
    name: `types of ${name}`,
    async find() {
      mkdirSync(memory, { recursive: true })
      const file = join(memory, `types-of-${name}.tsbuildinfo`)
      return findTypeErrors(join(projectRoot, project), ['--incremental', '--tsBuildInfoFile', file])
    },
  }
}

export async function findTypeErrors(project: string, flags: string[] = []): Promise<string[]> {
  return outputIfFailed(await runPackage('typescript', ['--project', project, '--noEmit', ...flags], { bin: 'tsc' }))
}
