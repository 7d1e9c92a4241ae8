import { sql } from 'kysely'
import { syncedTypes } from '../../../domain/iam/identity-providers/provider-kinds.ts'
import type { Db } from '../../database.ts'

export type DueSync = { providerId: number; scheduledAt: Date }

/**
 * Providers whose time of day has come, within the last hour and after they were last changed, and that have no sync of
 * that time and none under way.
 */
export async function listDueSyncs(db: Db): Promise<DueSync[]> {
  const { rows } = await sql<{ provider_id: number; scheduled_at: Date }>`
    with daily as (
      select id, updated_at, config -> 'sync' ->> 'timezone' as zone, (config -> 'sync' ->> 'daily_at')::time as at_time
      from identity_provider
      where tenant_id = 1 and status = 'enabled' and type = any(${[...syncedTypes]})
        and config -> 'sync' ->> 'daily_at' is not null
    ), due as (
      select id, updated_at, ((now() at time zone zone)::date + at_time) at time zone zone as scheduled_at from daily
    )
    select id as provider_id, scheduled_at from due
    where scheduled_at <= now() and scheduled_at > now() - interval '1 hour' and scheduled_at >= updated_at
      and not exists (
        select from directory_sync
        where provider_id = due.id
          and (directory_sync.scheduled_at = due.scheduled_at or status in ('reading', 'waiting', 'applying'))
      )
    order by id
  `.execute(db)
  return rows.map(({ provider_id, scheduled_at }) => ({ providerId: provider_id, scheduledAt: scheduled_at }))
}
