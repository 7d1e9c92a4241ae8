import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { explainFileError } from './failure.mjs'
import { isAlive, startMark } from './processes.mjs'

/** @typedef {{ pid: number, mark: string, note: string }} Holder */

/**
 * `share` names a process that does the work and may outlive this one: as long as either lives, the lock holds.
 * @typedef {{ release: () => void, share: (helperPid: number) => void }} Lock
 */

/** Longer than it takes to write the few bytes of a lock file: an empty one that is older belongs to nobody. */
const writeMs = 5_000

/**
 * One process at a time; a lock whose holder is dead is taken over.
 * @param {string} path
 * @param {string} note what others are told about the holder
 * @param {(deadPid: number) => void} [onStale]
 * @returns {Lock | { holder: Holder }}
 */
export function tryLock(path, note, onStale = () => {}) {
  let mine = contentOf(process.pid, note)
  for (;;) {
    if (createFile(path, mine)) {
      return {
        release: () => releaseIfMine(path, mine),
        share(helperPid) {
          mine = contentOf(process.pid, note, helperPid)
          writeFileSync(path, mine)
        },
      }
    }
    const found = readIfThere(path)
    if (found === undefined) continue
    const holders = parseHolders(found)
    const holder = holders?.find(isHolding)
    if (holder) return { holder }
    if (!holders && isFresh(path)) return { holder: { pid: 0, mark: '', note: '' } }
    if (removeStale(path, found)) onStale(holders?.[0]?.pid ?? 0)
  }
}

/**
 * Waits for whoever holds the lock.
 * @template T
 * @param {string} path
 * @param {string} note
 * @param {{ onWait?: (holder: Holder) => void, onStale?: (deadPid: number) => void }} told
 * @param {(lock: Lock) => Promise<T>} work
 */
export async function withLock(path, note, { onWait = () => {}, onStale }, work) {
  let isWaiting = false
  for (;;) {
    const attempt = tryLock(path, note, onStale)
    if ('release' in attempt) {
      try {
        return await work(attempt)
      } finally {
        attempt.release()
      }
    }
    if (!isWaiting) onWait(attempt.holder)
    isWaiting = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/**
 * @param {number} pid
 * @param {string} note
 * @param {number} [helperPid]
 */
function contentOf(pid, note, helperPid) {
  const pids = helperPid === undefined ? [pid] : [pid, helperPid]
  return JSON.stringify(pids.map((one) => ({ pid: one, mark: startMark(one), note })))
}

/**
 * @param {string} path
 * @param {string} content
 */
function createFile(path, content) {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    throw explainFileError(error, dirname(path))
  }
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw explainFileError(error, dirname(path))
  }
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * @param {string} content
 * @returns {Holder[] | undefined}
 */
function parseHolders(content) {
  try {
    /** @type {Holder[]} */
    const holders = JSON.parse(content)
    return holders.map(({ pid, mark, note }) => ({ pid: Number(pid), mark: String(mark), note: String(note) }))
  } catch {
    return undefined
  }
}

/** @param {Holder} holder */
function isHolding({ pid, mark }) {
  return isAlive(pid) && startMark(pid) === mark
}

/** @param {string} path */
function isFresh(path) {
  try {
    return Date.now() - statSync(path).mtimeMs < writeMs
  } catch {
    return false
  }
}

/**
 * False when somebody else was faster: what was moved away is then a living lock, and goes back.
 * @param {string} path
 * @param {string} expected
 */
function removeStale(path, expected) {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return false
  }
  if (readIfThere(aside) !== expected) {
    renameSync(aside, path)
    return false
  }
  rmSync(aside, { force: true })
  return true
}

/**
 * @param {string} path
 * @param {string} mine
 */
function releaseIfMine(path, mine) {
  if (readIfThere(path) === mine) rmSync(path, { force: true })
}
