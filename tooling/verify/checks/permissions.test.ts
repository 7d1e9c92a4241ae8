import { OpenAPIHono, z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import type { ApiEnv } from '../../../api/context.ts'
import { createRouter, defineRoute } from '../../../api/define-route.ts'
import { ok } from '../../../api/envelope.ts'
import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import { findUnguarded } from './permissions.ts'

type Right = Parameters<typeof defineRoute>[0]['permission']

function route(path: string, permission: Right) {
  const responses = { 200: z.object({}) }
  return defineRoute({ method: 'get', path, summary: 'Things', tags: ['things'], permission, responses })
}

function appWith(build: (router: ReturnType<typeof createRouter>) => void): OpenAPIHono<ApiEnv> {
  const router = createRouter()
  build(router)
  return new OpenAPIHono<ApiEnv>().route('/api/v1', router)
}

describe('rights of handlers', () => {
  it('are there when every route is defined with one', () => {
    const app = appWith((router) => router.openapi(route('/things/{id}', 'job:read'), (c) => ok(c, {})))

    expect(findUnguarded(app)).toEqual([])
  })

  it('are missing on a bare handler', () => {
    const app = appWith((router) => router.get('/things/:id', (c) => c.text('everything')))

    expect(findUnguarded(app)).toEqual([
      'GET /api/v1/things/{id} has a handler without a right: make it with defineRoute',
    ])
  })

  it('are passed by when a bare handler stands in front of the guarded one', () => {
    const app = appWith((router) => {
      router.get('/things', (c) => c.text('everything'))
      router.openapi(route('/things', 'job:read'), (c) => ok(c, {}))
    })

    expect(findUnguarded(app)).toEqual(['GET /api/v1/things has 2 handlers, of which one hides the others'])
  })

  it('are those of the catalogue', () => {
    const app = appWith((router) =>
      router.openapi(route('/things', 'job:everything' as PermissionCode), (c) => ok(c, {})),
    )

    expect(findUnguarded(app)).toEqual(['GET /api/v1/things asks for "job:everything", which is not in the catalogue'])
  })

  it('are only left out by routes that the check knows', () => {
    const app = appWith((router) => router.openapi(route('/things', 'public'), (c) => ok(c, {})))

    expect(findUnguarded(app)).toEqual(['GET /api/v1/things is public without being named so in this check'])
  })
})
