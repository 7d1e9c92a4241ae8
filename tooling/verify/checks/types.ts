import type { Check } from '../check.ts'
import { projectRoot } from '../check.ts'
import { outputIfFailed, runPackage } from '../command.ts'

/** Nothing is written but what the compiler remembers for the next time. */
export function typesCheck(project: string): Check {
  const memory = `node_modules/.cache/ops/types-${project.replaceAll(/\W/g, '') || 'root'}.tsbuildinfo`
  const args = ['--project', project, '--incremental', '--tsBuildInfoFile', `${projectRoot}/${memory}`]
  return {
    name: `types of ${project === '.' ? 'the server' : project}`,
    find: async () => outputIfFailed(await runPackage('typescript', args, { bin: 'tsc' })),
  }
}
