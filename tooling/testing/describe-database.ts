import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

export type TableRows = { types: Record<string, string>; rows: Record<string, unknown>[] }

/** Tables of the product, partitions under their parent. */
async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname !~ '^kysely_'
    order by relname`.execute(db)
  return rows.map(({ name }) => name)
}

/** Every row of every table, with the types of its columns. */
export async function readTables(db: Db): Promise<Map<string, TableRows>> {
  const tables = await listTables(db)
  const columns = await sql<{ table: string; name: string; type: string }>`
    select relname as table, attname as name, format_type(atttypid, atttypmod) as type
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = 'public'::regnamespace`.execute(db)
  const typesOf = Map.groupBy(columns.rows, ({ table }) => table)
  const found = tables.map(
    (table) => sql`select ${sql.lit(table)} as table, to_jsonb(found) as row from ${sql.table(table)} as found`,
  )
  const { rows } =
    found.length === 0
      ? { rows: [] }
      : await sql<{ table: string; row: Record<string, unknown> }>`${sql.join(found, sql` union all `)}`.execute(db)
  const rowsOf = Map.groupBy(rows, ({ table }) => table)
  return new Map(
    tables.map((table) => [
      table,
      {
        types: Object.fromEntries((typesOf.get(table) ?? []).map(({ name, type }) => [name, type])),
        rows: (rowsOf.get(table) ?? []).map(({ row }) => row),
      },
    ]),
  )
}

/** Columns, rules, indexes, triggers and functions as lines of text; the order of columns does not count. */
export async function describeSchema(db: Db): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with own as (
      select oid, relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
        and relname !~ '^kysely_'
    )
    select format('column %s.%s %s%s default %s collate %s', relname, attname, format_type(atttypid, atttypmod),
                  case when attnotnull then ' not null' end, pg_get_expr(adbin, adrelid), attcollation) as line
    from own join pg_attribute on attrelid = own.oid and attnum > 0 and not attisdropped
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
    union all
    select format('rule %s.%s %s', relname, conname, pg_get_constraintdef(pg_constraint.oid))
    from own join pg_constraint on conrelid = own.oid
    union all
    select pg_get_indexdef(indexrelid) from own join pg_index on indrelid = own.oid
    union all
    select pg_get_triggerdef(pg_trigger.oid) from own join pg_trigger on tgrelid = own.oid and not tgisinternal
    union all
    select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
    order by line`.execute(db)
  return rows.map(({ line }) => line)
}
