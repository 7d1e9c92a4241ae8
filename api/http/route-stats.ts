import { addRouteStats, type RouteStat } from '../../db/audit/route-stat-queries.ts'
import type { Db } from '../../db/database.ts'
import { bucketOf, durationBoundsMs } from '../../domain/audit/duration-buckets.ts'

export type RouteStats = {
  add(request: { method: string; route: string; status: number; durationMs: number }): void
  flush(): Promise<void>
  close(): Promise<void>
}

const minuteMs = 60_000

/** Counts requests by route and minute in memory and adds them to the table now and then. */
export function createRouteStats({
  db,
  onFault,
  flushMs = minuteMs,
}: {
  db: Db
  onFault: (error: unknown) => void
  flushMs?: number
}): RouteStats {
  let minute = 0
  let counted = new Map<string, RouteStat>()
  let unwritten: RouteStat[] = []
  let flushing: Promise<void> | undefined
  const timer = setInterval(() => void flush().catch(onFault), flushMs).unref()

  function turnTo(now: number): void {
    if (now === minute) return
    unwritten.push(...counted.values())
    counted = new Map()
    minute = now
  }

  async function flush(): Promise<void> {
    await flushing
    turnTo(0)
    const batch = unwritten
    unwritten = []
    flushing = addRouteStats(db, batch)
      .catch((error: unknown) => {
        // Kept for the next time, within bounds: a database that stays away must not fill the memory.
        unwritten = [...batch, ...unwritten].slice(-10_000)
        throw error
      })
      .finally(() => {
        flushing = undefined
      })
    await flushing
  }

  return {
    add({ method, route, status, durationMs }) {
      const now = Date.now()
      turnTo(now - (now % minuteMs))
      const statusClass = Math.floor(status / 100)
      const key = `${method} ${route} ${statusClass}`
      let stat = counted.get(key)
      if (!stat) {
        stat = {
          minute: new Date(minute),
          route,
          method,
          status_class: statusClass,
          buckets: new Array<number>(durationBoundsMs.length + 1).fill(0),
          request_count: 0,
          total_ms: 0,
        }
        counted.set(key, stat)
      }
      const bucket = bucketOf(durationMs)
      stat.buckets[bucket] = (stat.buckets[bucket] ?? 0) + 1
      stat.request_count++
      stat.total_ms += durationMs
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush().catch(onFault)
    },
  }
}
