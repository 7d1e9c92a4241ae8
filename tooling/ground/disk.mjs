import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failure } from './failure.mjs'

const bytesPerMb = 1024 * 1024

/**
 * Refuses before anything is half done.
 * @param {string} folder an existing one
 * @param {number} [neededMb]
 */
export function assertSpace(folder, neededMb = 500) {
  // Not there before Node 18.15: the write itself then finds out.
  if (!statfsSync) return
  const { bavail, bsize } = statfsSync(folder)
  const freeMb = Math.floor((bavail * bsize) / bytesPerMb)
  if (freeMb < neededMb) throw new Failure('disk_low', { path: folder, free: freeMb, needed: neededMb })
}

/**
 * What killed starts left half done beside this folder. Only for who holds its lock.
 * @param {string} folder
 */
export function removeHalves(folder) {
  const parent = dirname(folder)
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(folder)}.half-`)) rmSync(join(parent, name), { recursive: true, force: true })
  }
}
