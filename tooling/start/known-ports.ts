import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Temporal } from '../stack/temporal.ts'

type Ports = { postgres?: number; temporal?: Temporal['ports'] }

/** The ports of the last start, so that bookmarks and open pages go on working. */
export function readPorts(dataDir: string): Ports {
  const file = join(dataDir, 'ports.json')
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ports) : {}
  } catch {
    return {}
  }
}

export function writePorts(dataDir: string, ports: Ports): void {
  writeFileSync(join(dataDir, 'ports.json'), `${JSON.stringify({ ...readPorts(dataDir), ...ports })}\n`)
}
