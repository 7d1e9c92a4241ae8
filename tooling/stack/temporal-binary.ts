import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { assertSpace, removeHalves } from '../ground/disk.mjs'
import { explainFileError, Failure } from '../ground/failure.mjs'
import { withLock } from '../ground/lock.mjs'
import { sentenceOf } from '../ground/say.mjs'
import { startServerProcess } from './server-process.ts'

const execFileAsync = promisify(execFile)

const version = '1.5.1'
const goPackage = `github.com/temporalio/cli/cmd/temporal@v${version}`
/** The server inside that version of the CLI, and the oldest that is taken from PATH. */
const oldestServer = [1, 29] as const

/** Modules, compiled packages and the program. */
const buildSpaceMb = 4_500

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
    log(sentenceOf('temporal_passed_over', { binary, version: server ?? '?' }))
  }
  const told = {
    onWait: ({ pid }: { pid: number }) => log(sentenceOf('waiting_for', { pid })),
    onStale: (pid: number) => log(sentenceOf('stale_lock', { pid })),
  }
  await withLock(`${dirname(cached)}.lock`, 'temporal', told, async ({ share }) => {
    if (!(await serverVersion(cached))) await fillCache({ cacheDir, log, share })
  })
  return cached
}

type Filling = Required<TemporalSearch> & { share: (pid: number) => void }

async function fillCache(filling: Filling): Promise<void> {
  const { cacheDir } = filling
  const folder = join(cacheDir, `temporal-${version}`)
  const half = `${folder}.half-${process.pid}`
  try {
    removeHalves(folder)
    mkdirSync(half, { recursive: true })
    assertSpace(half)
    await obtain(half, filling)
    rmSync(folder, { recursive: true, force: true })
    renameSync(half, folder)
  } catch (error) {
    throw explainFileError(error, cacheDir)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

async function obtain(folder: string, filling: Filling): Promise<void> {
  const refusal = await download(folder).catch((error: Error) => error)
  if (!refusal && (await serverVersion(join(folder, exe)))) return
  filling.log(
    sentenceOf('temporal_not_downloaded', { reason: refusal ? causeOf(refusal) : sentenceOf('does_not_run') }),
  )
  await build(folder, filling)
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message
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

async function build(folder: string, { cacheDir, log, share }: Filling): Promise<void> {
  const modules = await goModuleCache()
  if (modules === undefined) throw new Failure('temporal_missing', { reason: sentenceOf('no_go') })
  log(sentenceOf('building_temporal'))
  // Who has Go for their own work shares its caches; for anyone else 4 GB of leftovers would be a surprise.
  const ownCaches: Record<string, string> = existsSync(modules) ? {} : temporaryGoCaches(cacheDir)
  if (ownCaches.GOCACHE) assertSpace(folder, buildSpaceMb)
  const lines: string[] = []
  const server = await startServerProcess({
    file: 'go',
    args: ['install', '-v', '-trimpath', '-ldflags=-s -w', goPackage],
    env: { ...process.env, ...ownCaches, GOBIN: folder, CGO_ENABLED: '0' },
    cwd: folder,
    log: (line) => lines.push(line),
    onSpawn: share,
  })
  const progress = setInterval(() => log(progressOf(lines)), 15_000)
  const { code } = await server.exited.finally(() => clearInterval(progress))
  if (code !== 0) throw buildFailure(lines)
  for (const cache of Object.values(ownCaches)) await removeGoCache(cache)
}

function progressOf(lines: string[]): string {
  const packages = lines.filter((line) => !line.startsWith('go: ')).length
  return sentenceOf('building_progress', { packages, now: lines.at(-1) ?? '' })
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
