import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getSessionOwner, listOpenSessions, type SessionRow, sessionSorts } from '../../db/iam/session-queries.ts'
import { endSessions, endSessionsOfUser } from '../../db/iam/sessions.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { notFound } from '../../domain/errors.ts'
import { deviceKinds } from '../../domain/iam/device.ts'
import { placeWord } from '../../domain/iam/place.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { listQuery, ok, page, pageSchema } from '../envelope.ts'
import { endedSessions, idParam, sessionRecord } from './iam-schemas.ts'

const tags = ['sessions']

const listRoute = defineRoute({
  method: 'get',
  path: '/sessions',
  summary: 'Who is signed in, where',
  tags,
  permission: 'session:read',
  request: {
    query: listQuery({
      sort: sessionSorts,
      filters: { user_id: z.coerce.number().int().positive().optional(), device_kind: z.enum(deviceKinds).optional() },
    }),
  },
  responses: { 200: pageSchema(sessionRecord) },
})
const endRoute = defineRoute({
  method: 'delete',
  path: '/sessions/{id}',
  summary: 'Sign one session out',
  tags,
  permission: 'session:delete',
  request: { params: idParam },
  responses: { 200: endedSessions },
})
const endOfUserRoute = defineRoute({
  method: 'delete',
  path: '/users/{id}/sessions',
  summary: 'Sign a user out everywhere',
  tags,
  permission: 'session:delete',
  request: { params: idParam },
  responses: { 200: endedSessions },
})
const listOwnRoute = defineRoute({
  method: 'get',
  path: '/auth/sessions',
  summary: 'Where I am signed in',
  tags,
  permission: 'signed-in',
  audit: { resource: 'session' },
  request: { query: listQuery({ sort: sessionSorts, filters: {} }) },
  responses: { 200: pageSchema(sessionRecord) },
})
const endOthersRoute = defineRoute({
  method: 'delete',
  path: '/auth/sessions',
  summary: 'Sign me out everywhere else',
  tags,
  permission: 'signed-in',
  stepUp: true,
  audit: { resource: 'session' },
  responses: { 200: endedSessions },
})
const endOwnRoute = defineRoute({
  method: 'delete',
  path: '/auth/sessions/{id}',
  summary: 'Sign one of my sessions out',
  tags,
  permission: 'signed-in',
  // To sign out here and now nobody has to prove anything.
  stepUp: (c, { params }) => params.id !== c.get('caller').sessionId,
  audit: { resource: 'session' },
  request: { params: idParam },
  responses: { 200: endedSessions },
})

function shown(c: Context<ApiEnv>, rows: SessionRow[]) {
  const { language, caller } = c.var
  return rows.map((row) => ({
    ...row,
    location: placeWord(row.location, language),
    current: row.id === caller.sessionId,
  }))
}

export const sessionRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const settings = await getSettings(c.var.db, 'session')
    const { items, total } = await listOpenSessions(c.var.db, c.var.caller.viewer, query, query, settings)
    return page(c, { items: shown(c, items), total }, query)
  })
  .openapi(endRoute, async (c) => {
    const { id } = c.req.valid('param')
    const ended = await c.var.write(async (tx) => {
      await getSessionOwner(tx, id)
      return endSessions(tx, [id], 'kicked')
    })
    c.var.deps.sessions.forget()
    return ok(c, { ended })
  })
  .openapi(endOfUserRoute, async (c) => {
    const { id } = c.req.valid('param')
    const ended = await c.var.write(async (tx) => {
      await getUser(tx, id)
      return endSessionsOfUser(tx, id, 'kicked')
    })
    c.var.deps.sessions.forget()
    return ok(c, { ended })
  })
  .openapi(listOwnRoute, async (c) => {
    const query = c.req.valid('query')
    const { userId } = c.var.caller
    const settings = await getSettings(c.var.db, 'session')
    const { items, total } = await listOpenSessions(c.var.db, 'own', { ...query, user_id: userId }, query, settings)
    return page(c, { items: shown(c, items), total }, query)
  })
  .openapi(endOthersRoute, async (c) => {
    const { userId, sessionId } = c.var.caller
    const ended = await c.var.write((tx) => endSessionsOfUser(tx, userId, 'logout', { keep: sessionId }))
    c.var.deps.sessions.forget()
    return ok(c, { ended })
  })
  .openapi(endOwnRoute, async (c) => {
    const { id } = c.req.valid('param')
    const ended = await c.var.write(async (tx) => {
      if ((await getSessionOwner(tx, id)) !== c.var.caller.userId) throw notFound('会话', 'session')
      return endSessions(tx, [id], 'logout')
    })
    c.var.deps.sessions.forget()
    return ok(c, { ended })
  })
