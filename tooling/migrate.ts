import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { connectDatabase } from '../db/connect.ts'
import { makeComingPartitions } from '../db/partitions.ts'
import { seedFirstStart } from './seed/first-start.ts'

const folder = new URL('../migrations/', import.meta.url)

export function createMigrator(db: Kysely<never>): Migrator {
  return new Migrator({
    db,
    provider: {
      async getMigrations() {
        const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
        const entries = files.map(
          async (name): Promise<[string, Migration]> => [name.slice(0, -3), await import(new URL(name, folder).href)],
        )
        return Object.fromEntries(await Promise.all(entries))
      },
    },
  })
}

/** Brings the database to the newest migration; a second copy that starts at the same moment waits for the first. */
export async function migrateToLatest(databaseUrl: string): Promise<string[]> {
  const { db, close } = connectDatabase(databaseUrl, { maxConnections: 2 })
  try {
    const { error, results = [] } = await createMigrator(db as unknown as Kysely<never>).migrateToLatest()
    if (error) throw error
    // After a long rest, before anybody writes into months that have none yet.
    await makeComingPartitions(db)
    return results.map((result) => result.migrationName)
  } finally {
    await close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  const applied = await migrateToLatest(url)
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
  await seedFirstStart({ databaseUrl: url, env: process.env, tell: console.log })
}
