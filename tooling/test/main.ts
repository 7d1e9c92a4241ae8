import { parseCLI, startVitest } from 'vitest/node'
import { Failure } from '../ground/failure.mjs'
import { sentenceOf, step } from '../ground/say.mjs'
import { cacheFolder } from '../ground/settings.mjs'
import { findTemporal } from '../stack/temporal-binary.ts'
import { obtainBrowser } from './obtain-browser.ts'
import { obtainSlapd } from './obtain-slapd.ts'

/** All tests, or those whose path holds one of the words given; options are vitest's own. */
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
await obtainParts()
const vitest = await startVitest('test', [...filter], { ...options, watch: false })
await vitest.close()

/** Before any test starts: building Temporal may take minutes, and a missing part is a failure, no reason to skip. */
async function obtainParts(): Promise<void> {
  try {
    await step(
      'finding_temporal',
      (log) => findTemporal({ cacheDir: cacheFolder(), log }),
      (path: string) => sentenceOf('found_temporal', { path }),
    )
    process.env.OPS_SLAPD = await step('finding_slapd', obtainSlapd, (path: string) =>
      sentenceOf('found_slapd', { path }),
    )
    process.env.OPS_CHROMIUM = await step('finding_browser', obtainBrowser, (path: string) =>
      sentenceOf('found_browser', { path }),
    )
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`✗ ${error.message}`)
    console.log('\n0 passed, 1 failed, 0 skipped')
    process.exit(1)
  }
}
