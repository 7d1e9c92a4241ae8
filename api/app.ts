import { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiDeps, ApiEnv } from './context.ts'
import { docsRoutes } from './docs/docs-routes.ts'
import { onError, unknownPath } from './errors.ts'
import { consoleRoutes } from './http/console-routes.ts'
import { operatorRoutes } from './http/operator-routes.ts'
import { requestContext } from './http/request-context.ts'
import { responseHeaders } from './http/response-headers.ts'
import { routers } from './routers.ts'
import { type ApiServices, createServices } from './services.ts'

/** The whole API. Each route answers under `/api/v1` and, for older programs, under `/api`. */
export function createApp(deps: ApiDeps, services: ApiServices = createServices(deps)): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>()
  app.onError(onError)
  app.notFound((c) => onError(unknownPath(), c))
  app.use(requestContext(deps, services))
  app.use(responseHeaders(deps.settings))
  app.route('/', operatorRoutes(deps, services))
  app.route('/', docsRoutes(routers))
  for (const router of routers) {
    app.route('/api/v1', router)
    app.route('/api', router)
  }
  app.route('/', consoleRoutes())
  return app
}
