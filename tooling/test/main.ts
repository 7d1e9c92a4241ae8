import { parseCLI, startVitest } from 'vitest/node'
import { cacheFolder } from '../ground/settings.mjs'
import { findTemporal } from '../stack/temporal-binary.ts'
import { findChromium } from '../testing/chromium.ts'

/** All tests, or those whose path holds one of the words given; options are vitest's own. */
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
// Found before any test starts: building Temporal may take minutes, and a missing part is no reason to skip.
const log = (line: string) => console.log(`  ${line}`)
try {
  await findTemporal({ cacheDir: cacheFolder(), log })
  process.env.OPS_CHROMIUM = await findChromium(log)
} catch (error) {
  console.error(`✗ ${(error as Error).message}`)
  console.log('\n0 passed, 1 failed, 0 skipped')
  process.exit(1)
}
const vitest = await startVitest('test', [...filter], { ...options, watch: false })
await vitest.close()
