import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Failure } from '../ground/failure.mjs'
import { sentenceOf } from '../ground/say.mjs'
import { findBrowser } from '../stack/browser.ts'

const run = promisify(execFile)

/** A real browser for the tests: one of this machine; on Debian and its like it is installed when we may. */
export async function obtainBrowser(log: (line: string) => void): Promise<string> {
  const found = findBrowser()
  if (found) return found
  log(sentenceOf('installing_browser'))
  const refusal = await install().catch((error: Error) => error)
  const installed = findBrowser()
  if (installed) return installed
  throw new Failure('browser_missing', {}, refusal)
}

async function install(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env })
}
