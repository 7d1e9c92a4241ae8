import { sql } from 'kysely'
import type { LockoutSettings } from '../../domain/settings/lockout-settings.ts'
import type { Db } from '../database.ts'

/**
 * Counts a name beforehand among those that failed from this address, and refuses one more than the policy allows, in
 * one statement. Seconds until the address may go on, or undefined when it may now; `forgetName` settles a success.
 */
export async function admitSource(
  db: Db,
  { source, name }: { source: string; name: string },
  { source_names, source_minutes }: LockoutSettings,
): Promise<number | undefined> {
  const end = sql`s.started_at + make_interval(mins => ${source_minutes})`
  const admitted = await sql`
    insert into login_source as s (source, names, started_at) values (${source}, array[${name}::text], now())
    on conflict (tenant_id, source) do update set
      started_at = case when ${end} <= now() then now() else s.started_at end,
      names = case
        when ${end} <= now() then array[${name}::text]
        when ${name} = any (s.names) then s.names
        else s.names || ${name}::text
      end
    where ${end} <= now() or ${name} = any (s.names) or cardinality(s.names) < ${source_names}
    returning source
  `.execute(db)
  if (admitted.rows.length > 0) return undefined
  const { rows } = await sql<{ seconds: number }>`
    select greatest(1, ceil(extract(epoch from ${end} - now())))::integer as seconds
    from login_source as s where source = ${source}
  `.execute(db)
  return rows[0]?.seconds ?? 1
}

export async function forgetName(db: Db, { source, name }: { source: string; name: string }): Promise<void> {
  await sql`
    update login_source set names = array_remove(names, ${name}::text) where source = ${source} and ${name} = any (names)
  `.execute(db)
}
