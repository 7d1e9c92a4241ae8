import { type Check, projectRoot } from '../check.ts'
import { outputIfFailed, runPackage } from '../command.ts'

export const formatCheck: Check = { name: 'format and lint', find: () => findFormatProblems(projectRoot) }

export async function findFormatProblems(root: string): Promise<string[]> {
  const args = ['ci', '--colors=off', '--max-diagnostics=20', '.']
  return outputIfFailed(await runPackage('@biomejs/biome', args, { bin: 'biome', cwd: root }))
}
