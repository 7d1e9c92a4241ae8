import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The OpenLDAP server of this machine: the one that `OPS_SLAPD` names, or the first that is found. */
export function findSlapd(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/lib/openldap', '/usr/libexec'].filter(
    Boolean,
  )
  return [env.OPS_SLAPD, ...folders.map((folder) => join(folder, 'slapd'))].find((path) => path && existsSync(path))
}
