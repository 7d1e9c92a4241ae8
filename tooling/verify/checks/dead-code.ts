import { type Check, projectRoot } from '../check.ts'
import { outputIfFailed, runPackage } from '../command.ts'

/** Files, exports and packages that nothing uses. */
export const deadCodeCheck: Check = { name: 'dead code', find: () => findDeadCode(projectRoot) }

export async function findDeadCode(root: string): Promise<string[]> {
  return outputIfFailed(await runPackage('knip', ['--no-progress'], { cwd: root }))
}
