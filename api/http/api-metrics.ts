import type { Db } from '../../db/database.ts'
import { outboxBacklog } from '../../db/outbox/outbox-queries.ts'
import { durationBoundsMs } from '../../domain/audit/duration-buckets.ts'
import { createTelemetry, type Telemetry } from '../../platform/telemetry.ts'

export type ApiMetrics = Telemetry & {
  observe(request: { method: string; route: string; status: number; durationMs: number }): void
}

type Series = { observe(seconds: number): void }

export function createApiMetrics(db: Db): ApiMetrics {
  const telemetry = createTelemetry()
  const durations = telemetry.histogram(
    'ops_http_request_duration_seconds',
    'Requests by route and status',
    ['method', 'route', 'status'],
    durationBoundsMs.map((bound) => bound / 1000),
  )
  // Looking a series up by its labels costs more than the observation itself.
  const known = new Map<string, Series>()

  telemetry.gauge(
    'ops_outbox_pending',
    'Intents that are not delivered yet',
    async () => (await outboxBacklog(db)).pending,
  )
  telemetry.gauge('ops_outbox_oldest_seconds', 'Age of the oldest intent that is not delivered', async () => {
    const { oldest } = await outboxBacklog(db)
    return oldest ? (Date.now() - oldest.getTime()) / 1000 : 0
  })

  return {
    ...telemetry,
    observe({ method, route, status, durationMs }) {
      const key = `${method} ${route} ${status}`
      let series = known.get(key)
      if (!series) {
        series = durations.labels(method, route, String(status))
        known.set(key, series)
      }
      series.observe(durationMs / 1000)
    },
  }
}
