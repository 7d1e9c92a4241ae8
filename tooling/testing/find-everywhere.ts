import type { Payload } from '@temporalio/common'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { testCodec } from './temporal-codec.ts'

/** The tables of the database that hold the text anywhere: in texts, JSON and bytes, as it is and in base64. */
export async function findInDatabase(db: Db, wanted: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const forms = [wanted, Buffer.from(wanted).toString('hex'), Buffer.from(wanted).toString('base64').replace(/=*$/, '')]
  const found: string[] = []
  for (const { name } of rows) {
    const table: RawBuilder<unknown> = sql.raw(name)
    const hit = await sql`
      select from ${table} as line, unnest(${forms}::text[]) as form where strpos(line::text, form) > 0 limit 1`.execute(
      db,
    )
    if (hit.rows.length > 0) found.push(name)
  }
  return found
}

/** Everything readable in a history, first as Temporal holds it, then as whoever has the keys reads it. */
export async function readHistory(history: unknown): Promise<{ raw: string; opened: string }> {
  const payloads: Payload[] = []
  const raw = textIn(history, payloads)
  const opened = await testCodec.decode(payloads)
  return { raw, opened: opened.map(({ data }) => Buffer.from(data ?? []).toString()).join('\n') }
}

function textIn(value: unknown, payloads: Payload[]): string {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString()
  if (typeof value !== 'object' || value === null) return ''
  if ('metadata' in value && 'data' in value) payloads.push(value as Payload)
  return Object.values(value)
    .map((item) => textIn(item, payloads))
    .join('\n')
}
