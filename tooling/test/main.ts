import { existsSync } from 'node:fs'
import { parseCLI, startVitest } from 'vitest/node'
import { Failure } from '../ground/failure.mjs'
import { sentenceOf, step } from '../ground/say.mjs'
import { cacheFolder } from '../ground/settings.mjs'
import { findBrowser } from '../stack/browser.ts'
import { findMariadb } from '../stack/mariadb.ts'
import { findSlapd } from '../stack/slapd.ts'
import { findTemporal } from '../stack/temporal-binary.ts'
import { obtainProgram } from './obtain-program.ts'

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
    process.env.OPS_SLAPD = await obtain('slapd', findSlapd, ['slapd'])
    process.env.OPS_MARIADBD = await obtain('mariadb', findMariadb, ['mariadb-server-core', 'mariadb-client-core'])
    process.env.OPS_CHROMIUM = await obtain('browser', findBrowser, ['chromium', 'fonts-noto-cjk'])
    await obtain('python', findPython, ['python3-minimal'])
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(`✗ ${error.message}`)
    console.log('\n0 passed, 1 failed, 0 skipped')
    process.exit(1)
  }
}

type Name = 'slapd' | 'mariadb' | 'browser' | 'python'

function obtain(name: Name, find: () => string | undefined, packages: string[]): Promise<string> {
  return step(
    `finding_${name}`,
    (log) => obtainProgram({ name, find, packages }, log),
    (path: string) => sentenceOf(`found_${name}`, { path }),
  )
}

/** Scripts of the tests do not see what lies in somebody's home. */
function findPython(): string | undefined {
  return ['/usr/local/bin/python3', '/usr/bin/python3'].find((path) => existsSync(path))
}
