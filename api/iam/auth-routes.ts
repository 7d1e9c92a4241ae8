import { z } from '@hono/zod-openapi'
import { findLanguage } from '../../db/iam/contact-queries.ts'
import { listRolesOfUser } from '../../db/iam/role-queries.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { DomainError } from '../../domain/errors.ts'
import { permissionCatalogue, permissionCodes } from '../../domain/iam/permission-catalogue.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { beginSession } from './begin-session.ts'
import { changePassword } from './change-password.ts'
import { loginInput, meAnswer, passwordChangeInput, refreshInput, roomInput, tokenAnswer } from './iam-schemas.ts'
import { signInAnswer } from './mfa-schemas.ts'
import { readRefreshCookie } from './refresh-cookie.ts'
import { refreshSession } from './refresh-session.ts'
import { takeRoomCookie } from './room-cookie.ts'
import { readRoomToken } from './sessions-full.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const tags = ['auth']

const loginRoute = defineRoute({
  method: 'post',
  path: '/auth/login',
  summary: 'Sign in with username and password; who has a second factor gets a token for the second step',
  tags,
  permission: 'public',
  rate: 'internal',
  idempotent: false,
  audit: { action: 'create', resource: 'session' },
  request: { body: loginInput },
  responses: { 200: signInAnswer },
})
const roomRoute = defineRoute({
  method: 'post',
  path: '/auth/login/room',
  summary: 'End one of my sessions, as a sign-in refused for want of a place offered, and go on with it',
  tags,
  permission: 'public',
  rate: 'auth',
  idempotent: false,
  audit: { action: 'create', resource: 'session' },
  request: { body: roomInput },
  responses: { 200: signInAnswer },
})
const refreshRoute = defineRoute({
  method: 'post',
  path: '/auth/refresh',
  summary: 'Trade a refresh token for a new one and an access token',
  tags,
  permission: 'public',
  rate: 'internal',
  idempotent: false,
  audit: { action: 'update', resource: 'session' },
  request: { body: refreshInput },
  responses: { 200: tokenAnswer },
})
const logoutRoute = defineRoute({
  method: 'post',
  path: '/auth/logout',
  summary: 'End the session of the bearer token, refresh token or cookie',
  tags,
  permission: 'public',
  rate: 'internal',
  idempotent: false,
  audit: { action: 'delete', resource: 'session' },
  request: { body: refreshInput },
  responses: { 200: z.null() },
})
const meRoute = defineRoute({
  method: 'get',
  path: '/auth/me',
  summary: 'Who I am and what I may do',
  tags,
  permission: 'signed-in',
  beforePasswordChange: true,
  beforeFactorBound: true,
  audit: { resource: 'user' },
  responses: { 200: meAnswer },
})
const changePasswordRoute = defineRoute({
  method: 'post',
  path: '/auth/password/change',
  summary: 'Change my password; my other sessions end',
  tags,
  permission: 'signed-in',
  beforePasswordChange: true,
  beforeFactorBound: true,
  rate: 'auth',
  idempotent: false,
  audit: { action: 'update', resource: 'user' },
  request: { body: passwordChangeInput },
  responses: { 200: z.null() },
})

export const authRoutes = createRouter()
  .openapi(loginRoute, async (c) => ok(c, await signIn(c, c.req.valid('json'))))
  .openapi(roomRoute, async (c) => {
    const { room_token: roomToken = takeRoomCookie(c), session_id: endSessionId } = c.req.valid('json')
    const admitted = readRoomToken(c, roomToken)
    const tokens = await beginSession(c, { ...admitted, ...(endSessionId !== undefined && { endSessionId }) })
    c.var.deps.sessions.forget()
    return ok(c, tokens)
  })
  .openapi(refreshRoute, async (c) => {
    const token = c.req.valid('json')?.refresh_token ?? readRefreshCookie(c)
    if (token === undefined) throw new DomainError('unauthenticated', text('请先登录', 'Please sign in'))
    return ok(c, await refreshSession(c, token))
  })
  .openapi(logoutRoute, async (c) => {
    await signOut(c, c.req.valid('json')?.refresh_token)
    return ok(c, null)
  })
  .openapi(meRoute, async (c) => {
    const { userId, permissions, viewer, bindFactorFrom = Number.POSITIVE_INFINITY } = c.var.caller
    const [user, roles, language] = await Promise.all([
      getUser(c.var.db, userId),
      listRolesOfUser(c.var.db, userId),
      findLanguage(c.var.db, userId),
    ])
    const menus = permissionCatalogue.filter(({ code, kind }) => kind === 'menu' && permissions.has(code))
    return ok(c, {
      user,
      roles,
      permissions: permissionCodes.filter((code) => permissions.has(code)),
      menus: menus.map(({ code, name }) => ({ code, name: name[c.var.language] })),
      data_scopes: viewer.rules.flatMap(({ dataScopes }) => dataScopes),
      must_bind_factor: bindFactorFrom <= Date.now(),
      language,
    })
  })
  .openapi(changePasswordRoute, async (c) => {
    await changePassword(c, c.req.valid('json'))
    return ok(c, null)
  })
