import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The MariaDB server of this machine: the one that `OPS_MARIADBD` names, or the first that is found. */
export function findMariadb(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/libexec', '/usr/local/sbin'].filter(Boolean)
  return [env.OPS_MARIADBD, ...folders.map((folder) => join(folder, 'mariadbd'))].find(
    (path) => path && existsSync(path),
  )
}
