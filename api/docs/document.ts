import { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '../context.ts'
import { nameJson } from './name-json.ts'

const info = {
  title: 'OPS API',
  version: '1',
  description:
    'Every path also answers without `/v1`. Answers come in an envelope `{code, message, data, timestamp}`; errors carry a code, whose first three digits are the HTTP status, and a trace id.',
}

/** The OpenAPI document of the routes under `/api/v1`, as JSON text; it is made once per version, when it is first asked for. */
export function createDocument(routers: OpenAPIHono<ApiEnv>[]): (version: '3.1' | '3.0') => string {
  const made = new Map<string, string>()
  return (version) => {
    const text = made.get(version) ?? JSON.stringify(describe(routers, version), exactly)
    made.set(version, text)
    return text
  }
}

function describe(routers: OpenAPIHono<ApiEnv>[], version: '3.1' | '3.0') {
  const app = new OpenAPIHono<ApiEnv>()
  for (const router of routers) app.route('/api/v1', router)
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type === 'route') nameJson({ ...definition.route.request, ...definition.route.responses })
  }
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token of /auth/login',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'executor', {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`Executor <OPS_EXECUTOR_TOKEN>`: only executors come with it',
  })
  const tags = [...new Set(routers.flatMap(tagsOf))].map((name) => ({ name }))
  const config = { info, tags, servers: [{ url: '/' }] }
  return version === '3.0'
    ? app.getOpenAPIDocument({ openapi: '3.0.3', ...config })
    : app.getOpenAPI31Document({ openapi: '3.1.0', ...config })
}

type Schema = { type?: unknown; maximum?: unknown; exclusiveMaximum?: unknown; pattern?: unknown }

/** What the generator leaves out or writes in its own way, said as it is. */
function exactly(_key: string, value: unknown): unknown {
  const schema = value as Schema | null
  if (schema?.type === 'integer' && schema.maximum === undefined && schema.exclusiveMaximum === undefined) {
    return { ...schema, maximum: Number.MAX_SAFE_INTEGER }
  }
  // A pattern is written without its flags: JSON Schema reads every pattern as Unicode.
  if (typeof schema?.pattern === 'string') return { ...schema, pattern: schema.pattern.replace(/\/[a-z]+$/, '') }
  return withoutSecondNull(value)
}

/** Any JSON is null, too: as one of two exclusive choices next to null, it would make null valid in neither. */
function withoutSecondNull(value: unknown): unknown {
  const choices = (value as { oneOf?: { $ref?: string }[] } | null)?.oneOf
  return choices?.find(({ $ref }) => $ref === '#/components/schemas/Json') ?? value
}

function tagsOf(router: OpenAPIHono<ApiEnv>): string[] {
  return router.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route' ? (definition.route.tags ?? []) : [],
  )
}
