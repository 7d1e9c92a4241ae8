import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { explainFileError, Failure } from '../ground/failure.mjs'
import { eachLine } from './server-process.ts'

const execFileAsync = promisify(execFile)

const version = '1.5.1'
const goPackage = `github.com/temporalio/cli/cmd/temporal@v${version}`
/** The server inside that version of the CLI, and the oldest that is taken from PATH. */
const oldestServer = [1, 29] as const

const exe = process.platform === 'win32' ? 'temporal.exe' : 'temporal'

export type TemporalSearch = {
  /** Shared by all instances of this user; what had to be fetched or built is kept there. */
  cacheDir: string
  log?: (line: string) => void
}

/** Path of a Temporal CLI that brings its server: on PATH, in the cache, downloaded, or built, whatever works first. */
export async function findTemporal({ cacheDir, log = () => {} }: TemporalSearch): Promise<string> {
  const cached = join(cacheDir, `temporal-${version}`, exe)
  for (const binary of [...onPath(exe), cached]) {
    if (!existsSync(binary)) continue
    const server = await serverVersion(binary)
    if (server && isNewEnough(server)) return binary
    log(`${binary} is passed over: ${server ? `its server ${server} is too old` : 'it does not run'}`)
  }
  const half = join(cacheDir, `temporal-${version}.half-${process.pid}`)
  try {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { recursive: true })
    await obtain(half, cacheDir, log)
    rmSync(join(cacheDir, `temporal-${version}`), { recursive: true, force: true })
    renameSync(half, join(cacheDir, `temporal-${version}`))
    return cached
  } catch (error) {
    throw explainFileError(error, cacheDir)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

async function obtain(folder: string, cacheDir: string, log: (line: string) => void): Promise<void> {
  const refusal = await download(folder).catch((error: Error) => error)
  if (!refusal && (await serverVersion(join(folder, exe)))) return
  log(`the official release cannot be downloaded (${refusal?.message ?? 'it does not run here'}); building it instead`)
  await build(folder, cacheDir, log)
}

async function download(folder: string): Promise<undefined> {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string]
  const machine = { x64: 'amd64', arm64: 'arm64' }[process.arch as string]
  if (!platform || !machine) throw new Error(`none for ${process.platform}-${process.arch}`)
  const name = `temporal_cli_${version}_${platform}_${machine}.${platform === 'windows' ? 'zip' : 'tar.gz'}`
  const url = `https://github.com/temporalio/cli/releases/download/v${version}/${name}`
  const archive = join(folder, name)
  await writeFile(archive, await fetchWhole(url))
  await execFileAsync('tar', ['-xf', archive, '-C', folder])
  rmSync(archive)
}

/** Gives up after 5 s without an answer, and after 20 s without a byte. */
async function fetchWhole(url: string): Promise<Buffer> {
  const abort = new AbortController()
  let timer = setTimeout(() => abort.abort(new Error('no answer')), 5_000)
  try {
    const response = await fetch(url, { signal: abort.signal })
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    const chunks: Buffer[] = []
    for await (const chunk of response.body) {
      chunks.push(Buffer.from(chunk))
      clearTimeout(timer)
      timer = setTimeout(() => abort.abort(new Error('the download stalled')), 20_000)
    }
    return Buffer.concat(chunks)
  } finally {
    clearTimeout(timer)
  }
}

async function build(folder: string, cacheDir: string, log: (line: string) => void): Promise<void> {
  const modules = await goModuleCache()
  if (modules === undefined) throw new Failure('temporal_missing', { reason: 'no release, no Go' })
  log('building Temporal with Go, once: about 5 minutes on two cores')
  // Who has Go for their own work shares its caches; for anyone else 4 GB of leftovers would be a surprise.
  const ownCaches: Record<string, string> = existsSync(modules) ? {} : temporaryGoCaches(cacheDir)
  const env = { ...process.env, ...ownCaches, GOBIN: folder, CGO_ENABLED: '0' }
  const lines: string[] = []
  let compiled = 0
  const child = spawn('go', ['install', '-v', '-trimpath', '-ldflags=-s -w', goPackage], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  eachLine(child.stderr, (line) => {
    lines.push(line)
    compiled++
  })
  const progress = setInterval(
    () => log(`building Temporal: ${compiled} packages, now ${lines.at(-1) ?? 'resolving'}`),
    15_000,
  )
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearInterval(progress))
  if (code !== 0) throw buildFailure(lines)
  for (const cache of Object.values(ownCaches)) await removeGoCache(cache)
}

function temporaryGoCaches(cacheDir: string) {
  return { GOMODCACHE: join(cacheDir, 'go-modules'), GOCACHE: join(cacheDir, 'go-build') }
}

/** Go writes its modules read-only. */
async function removeGoCache(folder: string): Promise<void> {
  await execFileAsync('chmod', ['-R', 'u+w', folder]).catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
}

function buildFailure(lines: string[]): Error {
  const text = lines.join('\n')
  if (/no space left on device/.test(text)) return new Failure('disk_full', { path: 'go install' })
  const reason = lines.findLast((line) => /dial tcp|no such host|proxy|timeout|requires go/i.test(line)) ?? lines.at(-1)
  return new Failure('temporal_missing', { reason: `go install: ${reason ?? 'failed'}` }, new Error(text))
}

async function goModuleCache(): Promise<string | undefined> {
  try {
    const { stdout } = await execFileAsync('go', ['env', 'GOMODCACHE'])
    return stdout.trim()
  } catch {
    return undefined
  }
}

function onPath(name: string): string[] {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
}

async function serverVersion(binary: string): Promise<string | undefined> {
  try {
    const { stdout } = await execFileAsync(binary, ['--version'], { timeout: 20_000 })
    return /Server (\d+\.\d+\.\d+)/.exec(stdout)?.[1]
  } catch {
    return undefined
  }
}

export function isNewEnough(server: string): boolean {
  const [major = 0, minor = 0] = server.split('.').map(Number)
  return major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1])
}
