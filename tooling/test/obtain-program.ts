import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Failure } from '../ground/failure.mjs'
import { sentenceOf } from '../ground/say.mjs'

const run = promisify(execFile)

type Program = {
  /** As its sentences are named: `installing_<name>`, `<name>_missing`. */
  name: 'slapd' | 'browser' | 'mariadb' | 'python' | 'redis' | 'venv'
  find: () => string | undefined
  /** Where Debian and its like have it. */
  packages: string[]
}

/** A real program for tests and benches: one of this machine; on Debian and its like it is installed when we may. */
export async function obtainProgram({ name, find, packages }: Program, log: (line: string) => void): Promise<string> {
  const found = find()
  if (found) return found
  log(sentenceOf(`installing_${name}`))
  const refusal = await install(packages).catch((error: Error) => error)
  const installed = find()
  if (installed) return installed
  throw new Failure(`${name}_missing`, {}, refusal)
}

async function install(packages: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env })
}
