import type { Check } from '../check.ts'
import { outputIfFailed, runPackage } from '../command.ts'

export const formatCheck: Check = {
  name: 'format and lint',
  find: async () =>
    outputIfFailed(
      await runPackage('@biomejs/biome', ['ci', '--colors=off', '--max-diagnostics=20', '.'], { bin: 'biome' }),
    ),
}
