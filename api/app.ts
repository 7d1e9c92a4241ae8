import { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiDeps, ApiEnv } from './context.ts'
import { onError, unknownPath } from './errors.ts'
import { requestContext } from './http/request-context.ts'
import { routers } from './routers.ts'
import { type ApiServices, createServices } from './services.ts'

/** The whole API. Each route answers under `/api/v1` and, for older programs, under `/api`. */
export function createApp(deps: ApiDeps, services: ApiServices = createServices(deps)): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>()
  app.onError(onError)
  app.notFound((c) => onError(unknownPath(), c))
  app.use(requestContext(deps, services))
  for (const router of routers) {
    app.route('/api/v1', router)
    app.route('/api', router)
  }
  return app
}
