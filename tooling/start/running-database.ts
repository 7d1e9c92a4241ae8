import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clusterUrl, readCredentials } from '../stack/postgres-cluster.ts'
import { readLocation } from '../stack/postgres-place.ts'
import { readPorts } from './known-ports.ts'
import type { StartSettings } from './settings.ts'

/** The database that is named, or the built-in one of the data folder as it ran last; undefined where there is neither. */
export function runningDatabaseUrl({ databaseUrl, dataDir }: StartSettings): string | undefined {
  if (databaseUrl) return databaseUrl
  const asked = join(dataDir, 'postgres')
  const place = readLocation(asked) ?? asked
  const port = readPorts(dataDir).postgres
  if (port === undefined || !existsSync(join(place, 'PG_VERSION'))) return undefined
  return clusterUrl(readCredentials(place), port)
}
