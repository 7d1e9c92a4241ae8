import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { explainFileError, Failure } from '../ground/failure.mjs'
import type { Place } from './postgres-place.ts'
import { eachLine } from './server-process.ts'

export type Credentials = { user: string; password: string; database: string; superuserPassword: string }

const postgresMajor = '18'

const superuser = 'postgres'
const credentialsName = 'ops-credentials.json'

/** Makes the database cluster on the first start; a half-made one of a killed start is never taken for whole. */
export async function openCluster(place: Place, log: (line: string) => void): Promise<Credentials> {
  const { dataDir } = place
  const versionFile = join(dataDir, 'PG_VERSION')
  if (!existsSync(versionFile)) {
    if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
      throw new Failure('postgres_foreign_data', { path: dataDir })
    }
    await makeCluster(place, log)
  }
  const found = readFileSync(versionFile, 'utf8').trim()
  if (found !== postgresMajor) {
    throw new Failure('postgres_other_version', { path: dataDir, found, wanted: postgresMajor })
  }
  return readCredentials(dataDir)
}

export function readCredentials(dataDir: string): Credentials {
  const file = join(dataDir, credentialsName)
  if (!existsSync(file)) throw new Failure('postgres_foreign_data', { path: dataDir })
  return JSON.parse(readFileSync(file, 'utf8')) as Credentials
}

export function clusterUrl({ user, password, database }: Credentials, port: number): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

export function adminUrl({ superuserPassword }: Credentials, port: number): string {
  return `postgres://${superuser}:${superuserPassword}@127.0.0.1:${port}/postgres`
}

async function makeCluster(place: Place, log: (line: string) => void): Promise<void> {
  const { dataDir, owner } = place
  const parent = dirname(dataDir)
  const prefix = `${basename(dataDir)}.half-`
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  const half = join(parent, `${prefix}${process.pid}`)
  try {
    mkdirSync(half, { mode: 0o700 })
    if (owner) chownSync(half, owner.uid, owner.gid)
    await fillCluster({ ...place, dataDir: half }, log)
    renameSync(half, dataDir)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw explainFileError(error, dataDir)
  }
}

async function fillCluster({ binDir, dataDir, owner }: Place, log: (line: string) => void): Promise<void> {
  const credentials: Credentials = {
    user: 'ops',
    password: newPassword(),
    database: 'ops',
    superuserPassword: newPassword(),
  }
  const passwordFile = `${dataDir}.password`
  try {
    writeOwned(passwordFile, credentials.superuserPassword, owner)
    await run({
      file: join(binDir, 'initdb'),
      args: [`--pgdata=${dataDir}`, `--pwfile=${passwordFile}`, ...initFlags],
      owner,
      log,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  const statements = [
    `CREATE ROLE ${credentials.user} LOGIN CREATEDB PASSWORD '${credentials.password}'`,
    `CREATE DATABASE ${credentials.database} OWNER ${credentials.user}`,
  ]
  await run({
    file: join(binDir, 'postgres'),
    args: ['--single', '-D', dataDir, 'postgres'],
    input: `${statements.join(';\n')};\n`,
    owner,
    log,
  })
  writeOwned(join(dataDir, credentialsName), `${JSON.stringify(credentials, undefined, 2)}\n`, owner)
}

// Chinese names sort by pinyin in the whole database. macOS has no C.UTF-8.
const initFlags = [
  `--username=${superuser}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
  '--locale-provider=icu',
  '--icu-locale=zh-Hans-CN',
  '--lc-messages=C',
  '--no-instructions',
]

function newPassword(): string {
  return randomBytes(24).toString('hex')
}

function writeOwned(path: string, content: string, owner: Place['owner']): void {
  writeFileSync(path, content, { mode: 0o600 })
  if (owner) chownSync(path, owner.uid, owner.gid)
}

type Command = {
  file: string
  args: string[]
  input?: string
  owner: Place['owner']
  log: (line: string) => void
}

function run({ file, args, input, owner, log }: Command): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    const child = spawn(file, args, { ...owner, cwd: '/', env: postgresEnv(), stdio: ['pipe', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) {
      eachLine(stream, (line) => {
        lines.push(line)
        log(line)
      })
    }
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.once('error', reject)
    child.once('close', (code) => {
      // Single-user mode ends with 0 even after a statement failed.
      const failed = code !== 0 || lines.some((line) => /\b(ERROR|FATAL|PANIC):/.test(line))
      if (!failed) resolve()
      else reject(failureOf(lines))
    })
  })
}

/** The sentence for what PostgreSQL said last. */
export function failureOf(lines: string[]): Error {
  const text = lines.join('\n')
  if (/No space left on device/.test(text)) return new Failure('disk_full', { path: 'PostgreSQL' })
  const reason = lines.findLast((line) => /\b(ERROR|FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? 'no message'
  return new Failure(
    'postgres_failed',
    { reason: reason.replace(/^.*?(FATAL|ERROR|PANIC|error):\s*/, ''), log: 'logs/postgres.log' },
    new Error(text),
  )
}

/** Nothing of ours: the server needs no secret of the platform. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' }
}
