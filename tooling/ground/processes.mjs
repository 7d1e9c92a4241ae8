import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const isLinux = process.platform === 'linux'

/** @param {number} pid */
export function isAlive(pid) {
  if (isLinux && stateOf(pid) === 'Z') return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Command line of a living process, '' when there is none.
 * @param {number} pid
 */
export function commandLine(pid) {
  if (!isAlive(pid)) return ''
  try {
    if (isLinux) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/**
 * Changes when a pid is used again: the kernel's start tick where there is one, else the start time to the second.
 * @param {number} pid
 */
export function startMark(pid) {
  if (!isAlive(pid)) return ''
  try {
    if (isLinux) return statFields(pid)[19] ?? ''
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/**
 * Living processes whose working folder is this one (Linux; elsewhere nothing is known and the list is empty).
 * @param {string} folder
 */
export function processesIn(folder) {
  if (!isLinux) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder && isAlive(pid)
      } catch {
        return false
      }
    })
}

/**
 * True when none of them lives any more, false when the time is over first.
 * @param {number[]} pids
 * @param {number} timeoutMs
 */
export async function waitForEnd(pids, timeoutMs) {
  const deadline = Date.now() + timeoutMs
  while (pids.some(isAlive)) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return true
}

/**
 * Sends a signal and says whether there was someone to receive it.
 * @param {number} pid negative: the whole process group
 * @param {NodeJS.Signals} signal
 */
export function signal(pid, signal) {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

/** @param {number} pid */
function stateOf(pid) {
  try {
    return statFields(pid)[0] ?? ''
  } catch {
    return ''
  }
}

/**
 * The fields after the command's name, which may itself hold blanks and brackets.
 * @param {number} pid
 */
function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
