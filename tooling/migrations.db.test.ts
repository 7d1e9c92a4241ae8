import type { Kysely } from 'kysely'
import type { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMigrator } from './migrate.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { describeSchema, readTables, type TableRows } from './testing/describe-database.ts'
import { fillTables } from './testing/fill-tables.ts'

let database: TestDatabase
let migrator: Migrator
beforeAll(async () => {
  database = await testDatabase()
  migrator = createMigrator(database.db as unknown as Kysely<never>)
})
afterAll(() => database.close())

/** The name of the migration that was taken back or applied; undefined at the end. */
async function move(direction: 'up' | 'down'): Promise<string | undefined> {
  const { error, results = [] } = await (direction === 'up' ? migrator.migrateUp() : migrator.migrateDown())
  if (error) throw new Error(`${results.at(-1)?.migrationName} does not go ${direction}`, { cause: error })
  return results[0]?.migrationName
}

/** The rows with only those columns that `other` has, of the same type. */
function columnsSharedWith(other: TableRows, { rows, types }: TableRows): Record<string, unknown>[] {
  const shared = Object.keys(types).filter((column) => other.types[column] === types[column])
  const narrowed = rows.map((row) => Object.fromEntries(shared.map((column) => [column, row[column]])))
  return narrowed.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function expectKept(fewer: Map<string, TableRows>, more: Map<string, TableRows>, step: string): void {
  for (const [table, kept] of fewer) {
    const there = more.get(table)
    if (!there) throw new Error(`${step}: ${table} is gone`)
    expect(columnsSharedWith(kept, there), `${step}: rows of ${table}`).toEqual(columnsSharedWith(there, kept))
  }
}

test('there are rows in every table', async () => {
  await fillTables(database.db)

  const sparse = [...(await readTables(database.db))].filter(([, { rows }]) => rows.length < 2).map(([table]) => table)
  expect(sparse).toEqual([])
})

test('every migration goes down and up on data, and keeps what the earlier ones hold', async () => {
  const schemas = new Map<string, string[]>()
  for (;;) {
    const [full, schema] = [await readTables(database.db), await describeSchema(database.db)]
    const name = await move('down')
    if (!name) break
    const less = await readTables(database.db)
    expectKept(less, full, `${name} down`)

    expect(await move('up')).toBe(name)
    expectKept(less, await readTables(database.db), `${name} up`)
    expect(await describeSchema(database.db), `schema after ${name} down and up`).toEqual(schema)

    schemas.set(name, schema)
    await move('down')
  }
  expect(await describeSchema(database.db)).toEqual([])

  for (let name = await move('up'); name; name = await move('up')) {
    expect(await describeSchema(database.db), `schema after ${name}`).toEqual(schemas.get(name))
  }
}, 120_000)

test('a name that somebody else bears since its user was deleted stands in no migration’s way', async () => {
  const other = await testDatabase()
  const { db } = other
  const username = 'reborn'
  const [gone, alive] = await db
    .insertInto('user')
    .values([
      { username, name: 'gone', email: 'same@example.com', deleted_at: new Date() },
      { username, name: 'alive', email: 'same@example.com' },
    ])
    .returning('id')
    .execute()

  const { error } = await createMigrator(db as unknown as Kysely<never>).migrateTo('20261124_0211_idempotency_claims')

  expect(error).toBeUndefined()
  const users = await db.selectFrom('user').select(['id', 'username', 'email']).orderBy('id').execute()
  expect(users).toEqual([
    { id: gone?.id, username: `reborn~${gone?.id}`, email: null },
    { id: alive?.id, username, email: 'same@example.com' },
  ])
  await other.close()
})
