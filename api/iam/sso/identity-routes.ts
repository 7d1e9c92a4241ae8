import { z } from '@hono/zod-openapi'
import { identitySorts, listIdentitiesOfUser } from '../../../db/iam/user-identity-queries.ts'
import { DomainError, invalid } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { SignInFailure } from '../../../platform/sign-in/sign-in-way.ts'
import { createRouter, defineRoute } from '../../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../../envelope.ts'
import { idParam } from '../iam-schemas.ts'
import { depart } from './depart.ts'
import { linkPending, requireFreshSession, unlink } from './link-identity.ts'
import { SsoRefusal } from './sso-faults.ts'
import { identityRecord } from './sso-schemas.ts'

const tags = ['auth']

const listRoute = defineRoute({
  method: 'get',
  path: '/auth/identities',
  summary: 'The identities at providers that are linked to my account',
  tags,
  permission: 'signed-in',
  audit: { resource: 'identity' },
  request: { query: listQuery({ sort: identitySorts, filters: {} }) },
  responses: { 200: pageSchema(identityRecord) },
})
const linkPendingRoute = defineRoute({
  method: 'post',
  path: '/auth/identities',
  summary: 'Link the identity that this browser came back with to the account that signed in after that',
  tags,
  permission: 'signed-in',
  idempotent: false,
  audit: { resource: 'identity' },
  responses: { 201: identityRecord },
})
const startLinkRoute = defineRoute({
  method: 'post',
  path: '/auth/identities/link',
  summary: 'Where to go to link an identity to my account; needs a fresh sign-in with the password',
  tags,
  permission: 'signed-in',
  idempotent: false,
  stepUp: true,
  audit: { action: 'execute', resource: 'identity' },
  request: { body: z.strictObject({ provider: z.string().min(1).max(64) }) },
  responses: { 200: z.object({ url: z.string() }) },
})
const unlinkRoute = defineRoute({
  method: 'delete',
  path: '/auth/identities/{id}',
  summary: 'Unlink one of my identities; not the last way in',
  tags,
  permission: 'signed-in',
  audit: { resource: 'identity' },
  request: { params: idParam },
  responses: { 200: z.null() },
})

export const identityRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    return page(c, await listIdentitiesOfUser(c.var.db, c.var.caller.userId, query), query)
  })
  .openapi(linkPendingRoute, async (c) => ok(c, await linkPending(c), 201))
  .openapi(startLinkRoute, async (c) => {
    await requireFreshSession(c)
    const { provider } = c.req.valid('json')
    const url = await depart(c, provider, { linkingSessionId: c.var.caller.sessionId }).catch(explain)
    return ok(c, { url: url.href })
  })
  .openapi(unlinkRoute, async (c) => {
    await unlink(c, c.req.valid('param').id)
    return ok(c, null)
  })

function explain(error: unknown): never {
  if (error instanceof SignInFailure) {
    throw new DomainError('unavailable', text('暂时无法连接该登录方', 'This provider cannot be reached right now'))
  }
  if (error instanceof SsoRefusal) {
    throw invalid('provider', text('没有这个登录方式，或它已停用', 'There is no such provider, or it is switched off'))
  }
  throw error
}
