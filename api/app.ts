import { randomBytes } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { auditedTransaction } from '../db/audit/audited-transaction.ts'
import { pickLanguage } from '../domain/text.ts'
import type { ApiDeps, ApiEnv } from './context.ts'
import { onError, unknownPath } from './errors.ts'
import { authRoutes } from './iam/auth-routes.ts'
import { departmentRoutes } from './iam/department-routes.ts'
import { roleRoutes } from './iam/role-routes.ts'
import { sessionRoutes } from './iam/session-routes.ts'
import { userRoutes } from './iam/user-routes.ts'
import { jobControlRoutes } from './jobs/job-control-routes.ts'
import { jobRoutes } from './jobs/job-routes.ts'
import { overviewRoutes } from './jobs/overview-routes.ts'
import { runRoutes } from './jobs/run-routes.ts'

/** Every router of the product. Fixed names come before the ids that would swallow them. */
const routers = [
  authRoutes,
  sessionRoutes,
  userRoutes,
  roleRoutes,
  departmentRoutes,
  overviewRoutes,
  jobRoutes,
  jobControlRoutes,
  runRoutes,
]

export function createApp(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>()
  app.onError(onError)
  app.notFound((c) => onError(unknownPath(), c))
  app.use(async (c, next) => {
    c.set('deps', deps)
    c.set('db', deps.db)
    c.set('temporal', deps.temporal)
    c.set('traceId', randomBytes(16).toString('hex'))
    c.set('language', pickLanguage(c.req.header('Accept-Language')))
    c.set('write', (change) =>
      auditedTransaction(
        deps.db,
        { operatorId: c.get('caller')?.userId, traceId: c.get('traceId') },
        change,
        () => undefined,
      ),
    )
    await next()
  })
  for (const router of routers) {
    app.route('/api/v1', router)
    app.route('/api', router)
  }
  return app
}
