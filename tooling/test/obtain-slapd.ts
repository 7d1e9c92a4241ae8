import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Failure } from '../ground/failure.mjs'
import { sentenceOf } from '../ground/say.mjs'
import { findSlapd } from '../stack/slapd.ts'

const run = promisify(execFile)

/** A real LDAP server for the tests: one of this machine; on Debian and its like it is installed when we may. */
export async function obtainSlapd(log: (line: string) => void): Promise<string> {
  const found = findSlapd()
  if (found) return found
  log(sentenceOf('installing_slapd'))
  const refusal = await install().catch((error: Error) => error)
  const installed = findSlapd()
  if (installed) return installed
  throw new Failure('slapd_missing', {}, refusal)
}

async function install(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'slapd'], { env })
}
