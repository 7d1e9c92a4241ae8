import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiDeps, ApiEnv } from '../context.ts'
import type { ApiServices } from '../services.ts'
import { bearerOf } from './admit.ts'
import { createReadiness } from './health.ts'

/** What balancers and monitors ask, outside the API's versions and its envelope. */
export function operatorRoutes(deps: ApiDeps, { closing, metrics }: ApiServices): Hono<ApiEnv> {
  const readiness = createReadiness(deps, closing)
  const { sessions, settings } = deps

  return new Hono<ApiEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const answer = await readiness()
      return c.json(answer, answer.status === 'ready' || answer.status === 'degraded' ? 200 : 503)
    })
    .get('/metrics', async (c) => {
      await admitMonitor(bearerOf(c))
      return c.body(await metrics.expose(), 200, { 'Content-Type': metrics.contentType })
    })

  /** Figures tell much about a platform: they need a token of their own or a caller with the right, even on this machine. */
  async function admitMonitor(bearer: string | undefined): Promise<void> {
    if (bearer === undefined) throw new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
    const token = settings.OPS_METRICS_TOKEN
    if (token !== undefined && timingSafeEqual(digest(bearer), digest(token))) return
    const { permissions } = await sessions.authenticate(bearer)
    if (permissions.has('metrics:read')) return
    throw new DomainError('forbidden', text('需要 metrics:read 权限', 'This needs the permission metrics:read'))
  }
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}
