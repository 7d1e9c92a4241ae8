import type { Check } from '../check.ts'
import { outputIfFailed, runPackage } from '../command.ts'

/** Files, exports and packages that nothing uses. */
export const deadCodeCheck: Check = {
  name: 'dead code',
  find: async () => outputIfFailed(await runPackage('knip', ['--no-progress', '--treat-config-hints-as-errors'])),
}
