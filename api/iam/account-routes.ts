import { z } from '@hono/zod-openapi'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import {
  activatedAccount,
  activateInput,
  forgotInput,
  invitedUser,
  inviteInput,
  registerInput,
  resetInput,
} from './account-schemas.ts'
import { activate } from './activate.ts'
import { forgotPassword } from './forgot-password.ts'
import { idParam } from './iam-schemas.ts'
import { inviteUsers } from './invite-users.ts'
import { register } from './register.ts'
import { resetPassword } from './reset-password.ts'
import { inviteUser, startReset } from './start-access.ts'

const tags = ['auth']

const registerRoute = defineRoute({
  method: 'post',
  path: '/auth/register',
  summary: 'Register; whether anything came of it is told only to the e-mail address',
  tags,
  permission: 'public',
  rate: 'auth',
  audit: { action: 'create', resource: 'user' },
  request: { body: registerInput },
  responses: { 202: z.null() },
})
const activateRoute = defineRoute({
  method: 'post',
  path: '/auth/activate',
  summary: 'Open the account of a link; an invited user chooses a password with it',
  tags,
  permission: 'public',
  rate: 'auth',
  audit: { action: 'update', resource: 'user' },
  request: { body: activateInput },
  responses: { 200: activatedAccount },
})
const forgotRoute = defineRoute({
  method: 'post',
  path: '/auth/password/forgot',
  summary:
    'Send what sets a forgotten password anew: a link by e-mail, a code by text message, to an account if there is one',
  tags,
  permission: 'public',
  rate: 'auth',
  audit: { action: 'execute', resource: 'user' },
  request: { body: forgotInput },
  responses: { 202: z.null() },
})
const resetRoute = defineRoute({
  method: 'post',
  path: '/auth/password/reset',
  summary: 'Set a password anew by the token of a link or by a code; every session ends',
  tags,
  permission: 'public',
  rate: 'auth',
  audit: { action: 'update', resource: 'user', secrets: ['code'] },
  request: { body: resetInput },
  responses: { 200: z.null() },
})
const inviteRoute = defineRoute({
  method: 'post',
  path: '/users/{id}/invite',
  summary: 'Send a pending user the link that sets a password and opens the account',
  tags: ['users'],
  permission: 'user:write',
  rate: 'send',
  audit: { action: 'execute' },
  request: { params: idParam },
  responses: { 202: z.null() },
})
const inviteManyRoute = defineRoute({
  method: 'post',
  path: '/users/invite',
  summary: 'Send each of these pending users the link that opens the account, and say of each what came of it',
  tags: ['users'],
  permission: 'user:write',
  rate: 'send',
  audit: { action: 'execute' },
  request: { body: inviteInput },
  responses: { 202: z.object({ results: z.array(invitedUser) }) },
})
const startResetRoute = defineRoute({
  method: 'post',
  path: '/users/{id}/reset-password',
  summary: 'Send a user the link that sets the password anew',
  tags: ['users'],
  permission: 'user:write',
  rate: 'send',
  audit: { action: 'execute' },
  request: { params: idParam },
  responses: { 202: z.null() },
})

export const accountRoutes = createRouter()
  .openapi(registerRoute, async (c) => {
    await register(c, c.req.valid('json'))
    return ok(c, null, 202)
  })
  .openapi(activateRoute, async (c) => ok(c, await activate(c, c.req.valid('json'))))
  .openapi(forgotRoute, async (c) => {
    await forgotPassword(c, c.req.valid('json'))
    return ok(c, null, 202)
  })
  .openapi(resetRoute, async (c) => {
    await resetPassword(c, c.req.valid('json'))
    return ok(c, null)
  })
  .openapi(inviteRoute, async (c) => {
    await inviteUser(c, c.req.valid('param').id)
    return ok(c, null, 202)
  })
  .openapi(inviteManyRoute, async (c) => ok(c, { results: await inviteUsers(c, c.req.valid('json').ids) }, 202))
  .openapi(startResetRoute, async (c) => {
    await startReset(c, c.req.valid('param').id)
    return ok(c, null, 202)
  })
