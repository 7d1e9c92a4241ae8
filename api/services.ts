import type { PayloadCodec } from '@temporalio/common'
import { type AuditWriter, createAuditWriter } from '../db/audit/audit-writer.ts'
import type { Db } from '../db/database.ts'
import { createRateLimits, type RateLimits } from '../db/limits/rate-limits.ts'
import { getSettings } from '../db/settings/setting-queries.ts'
import type { ApiKeySettings } from '../domain/settings/api-key-settings.ts'
import type { MfaSettings } from '../domain/settings/mfa-settings.ts'
import type { SecuritySettings } from '../domain/settings/security-settings.ts'
import type { SettingGroup } from '../domain/settings/setting-groups.ts'
import { type CardVendors, createCardVendors } from '../platform/cards/card-vendors.ts'
import { createSignInWays, type SignInWays } from '../platform/sign-in/sign-in-ways.ts'
import { createPayloadCodec, platformPayloadKeys } from '../platform/temporal-codec.ts'
import { payloadAudience } from '../workflows/jobs/messages.ts'
import type { ApiDeps } from './context.ts'
import { type ApiMetrics, createApiMetrics } from './http/api-metrics.ts'
import { type Patience, usualPatience } from './http/idempotency.ts'
import { createRouteStats, type RouteStats } from './http/route-stats.ts'
import { createNoticedCache } from './iam/noticed-cache.ts'
import { createOverviewParts, type OverviewParts } from './jobs/overview-parts.ts'

/** What the API itself keeps going besides answering. */
export type ApiServices = {
  limits: RateLimits
  securitySettings(): Promise<SecuritySettings>
  keySettings(): Promise<ApiKeySettings>
  mfaSettings(): Promise<MfaSettings>
  audit: AuditWriter
  /** With requests that come again under one `Idempotency-Key`. */
  patience: Patience
  routeStats: RouteStats
  metrics: ApiMetrics
  signInWays: SignInWays
  cardVendors: CardVendors
  /** Opens what Temporal holds. */
  payloads: PayloadCodec
  overview: OverviewParts
  /** Aborted when the process drains: what streams says so to its readers and ends. */
  closing: AbortSignal
  /** Ends the streams; requests that are under way go on. */
  drain(): void
  /** Writes down what is only in memory. */
  close(): Promise<void>
}

type Needed = Pick<ApiDeps, 'db' | 'listener' | 'log' | 'egress' | 'secrets' | 'settings'>

/** `auditDb`: connections of its own for the audit log, so that its rows do not wait behind whatever is being read. */
export function createServices({ auditDb, ...deps }: Needed & { auditDb?: Db }): ApiServices {
  const { db, listener, log, egress, secrets, settings } = deps
  const closing = new AbortController()
  const settingsOf = <G extends SettingGroup>(group: G) => {
    const cache = createNoticedCache({
      listener,
      channel: 'setting',
      load: (name: G) => getSettings(db, name),
      isAbout: (payload, name) => payload === name,
    })
    return { get: () => cache.get(group), close: cache.close }
  }
  const security = settingsOf('security')
  const keys = settingsOf('api_key')
  const mfa = settingsOf('mfa')
  const routeStats = createRouteStats({
    db,
    onFault: (error) => log.warn({ err: error }, 'route figures were not written'),
  })
  return {
    limits: createRateLimits(db),
    securitySettings: security.get,
    keySettings: keys.get,
    mfaSettings: mfa.get,
    audit: createAuditWriter(auditDb ?? db),
    patience: usualPatience,
    routeStats,
    metrics: createApiMetrics(db),
    signInWays: createSignInWays({ egress }),
    cardVendors: createCardVendors({ egress }),
    payloads: createPayloadCodec(platformPayloadKeys(secrets, settings.OPS_EXECUTOR_TOKEN), payloadAudience),
    overview: createOverviewParts(db),
    closing: closing.signal,
    drain: () => closing.abort(),
    async close() {
      closing.abort()
      security.close()
      keys.close()
      mfa.close()
      await routeStats.close()
    },
  }
}
