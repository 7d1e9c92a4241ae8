import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Failure } from './failure.mjs'

/**
 * A setting by its name, or by the content of the file that `NAME_FILE` names.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 */
export function readSetting(name, env = process.env) {
  const file = env[`${name}_FILE`]
  if (env[name] || !file) return env[name] || undefined
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    throw new Failure('bad_setting', { name: `${name}_FILE`, reason: /** @type {Error} */ (error).message }, error)
  }
}

/** Shared by all instances of this user: Node, Temporal. */
export function cacheFolder(env = process.env) {
  return resolve(readSetting('OPS_CACHE_DIR', env) ?? join(homedir(), '.cache', 'ops'))
}
