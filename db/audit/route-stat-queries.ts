import { sql } from 'kysely'
import type { Db } from '../database.ts'

export type RouteStat = {
  minute: Date
  route: string
  method: string
  status_class: number
  /** Requests by duration, as `durationBoundsMs` cuts it. */
  buckets: number[]
  request_count: number
  total_ms: number
}

/** Adds to what other copies, or this one before, have written for the same minutes. */
export async function addRouteStats(db: Db, stats: RouteStat[]): Promise<void> {
  if (stats.length === 0) return
  await sql`
    insert into route_stat as known (minute, route, method, status_class, buckets, request_count, total_ms)
    select minute, route, method, status_class, buckets, request_count, total_ms
    from json_populate_recordset(null::route_stat, ${JSON.stringify(stats)}::json)
    order by minute, route, method, status_class
    on conflict (tenant_id, minute, route, method, status_class) do update set
      buckets = (
        select array_agg(coalesce(a, 0) + coalesce(b, 0) order by position)
        from unnest(known.buckets, excluded.buckets) with ordinality as pair (a, b, position)
      ),
      request_count = known.request_count + excluded.request_count,
      total_ms = known.total_ms + excluded.total_ms`.execute(db)
}
