import type { OpenAPIHono } from '@hono/zod-openapi'
import { pino } from 'pino'
import { createApp } from '../../../api/app.ts'
import type { ApiDeps, ApiEnv } from '../../../api/context.ts'
import type { ApiServices } from '../../../api/services.ts'
import { apiSettingsSchema } from '../../../api/settings.ts'
import { permissionCatalogue } from '../../../domain/iam/permission-catalogue.ts'
import type { Check } from '../check.ts'

/** Handlers outside the API's pipeline: health, figures (which ask for their own token), documents, the console. */
const outside = [/^\/(healthz|readyz|metrics)$/, /^\/api\/(v1\/)?schema\/?$/, /^\/api\/docs\//, /^\/\*$/]

/** Whoever adds a route that everyone may call, says so here too. */
const publicRoutes = new Set([
  'POST /auth/login',
  'POST /auth/login/room',
  'POST /auth/refresh',
  'POST /auth/logout',
  'GET /auth/options',
  'POST /auth/register',
  'POST /auth/activate',
  'POST /auth/password/forgot',
  'POST /auth/password/reset',
  'POST /auth/sso/pending',
  'DELETE /auth/sso/pending',
  'GET /oauth/{provider}/login',
  'GET /oauth/{provider}/callback',
  'GET /im/{provider}/{door}',
  'POST /im/{provider}/{door}',
  'POST /auth/mfa/verify',
  'POST /auth/mfa/challenge',
  'GET /auth/mfa/pending',
])

const known = new Set<string>(['public', 'signed-in', 'executor', ...permissionCatalogue.map(({ code }) => code)])

/** Every handler that a request can reach asks for a right, and the document says which. */
export const permissionsCheck: Check = {
  name: 'rights of handlers',
  find: async () => findUnguarded(createApp(withoutMachine(), {} as ApiServices)),
}

export function findUnguarded(app: OpenAPIHono<ApiEnv>): string[] {
  const rights = documentedRights(app)
  const handlers = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !outside.some((pattern) => pattern.test(path)))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
  const counts = new Map<string, number>()
  for (const handler of handlers) counts.set(handler, (counts.get(handler) ?? 0) + 1)
  const unguarded = [...counts].flatMap(([handler, count]) => {
    const right = rights.get(handler)
    if (right === undefined) return [`${handler} has a handler without a right: make it with defineRoute`]
    if (!known.has(right)) return [`${handler} asks for "${right}", which is not in the catalogue`]
    if (count > 1) return [`${handler} has ${count} handlers, of which one hides the others`]
    return isUnexpectedlyPublic(handler, right) ? [`${handler} is public without being named so in this check`] : []
  })
  const missing = [...rights.keys()].filter((route) => !counts.has(route))
  return [...unguarded, ...missing.map((route) => `${route} is described but has no handler`)]
}

function isUnexpectedlyPublic(handler: string, right: string): boolean {
  return right === 'public' && !publicRoutes.has(handler.replace(/ \/api(\/v1)?/, ' '))
}

function documentedRights(app: OpenAPIHono<ApiEnv>): Map<string, string> {
  return new Map(
    app.openAPIRegistry.definitions.flatMap((definition): [string, string][] => {
      if (definition.type !== 'route') return []
      const { method, path } = definition.route
      const right: unknown = (definition.route as { 'x-permission'?: unknown })['x-permission']
      return typeof right === 'string' ? [[`${method.toUpperCase()} ${path}`, right]] : []
    }),
  )
}

/** Making the app touches nothing of the machine: only a request does. */
function withoutMachine(): ApiDeps {
  const settings = apiSettingsSchema.parse({ DATABASE_URL: 'postgres://nowhere', OPS_SECRET_KEY: 'none' })
  return { settings, log: pino({ level: 'silent' }) } as unknown as ApiDeps
}
