import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The Redis server of this machine: the one that `OPS_REDIS_SERVER` names, or the first that is found. */
export function findRedis(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'].filter(Boolean)
  return [env.OPS_REDIS_SERVER, ...folders.map((folder) => join(folder, 'redis-server'))].find(
    (path) => path && existsSync(path),
  )
}
