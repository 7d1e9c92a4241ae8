import { z } from '@hono/zod-openapi'
import type { Db } from '../../db/database.ts'
import { notify } from '../../db/notifications/notify.ts'
import { listRecipients } from '../../db/notifications/recipient-queries.ts'
import { getSettingRecord } from '../../db/settings/setting-queries.ts'
import { invalid, notFound } from '../../domain/errors.ts'
import {
  isSensitiveGroup,
  type SettingGroup,
  settingGroupNames,
  settingGroups,
} from '../../domain/settings/setting-groups.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, ok } from '../envelope.ts'
import { replaceSettings } from './replace-settings.ts'
import { environmentOf, shownSettings } from './setting-record.ts'

const tags = ['settings']
const router = createRouter()

/** What a record says besides its values; sent back with them it is of no account. */
const about = {
  updated_at: z.iso.datetime({ offset: true }).nullable(),
  read_only: z.array(z.string()).openapi({ description: 'Fields that the environment sets' }),
}

for (const group of settingGroupNames) addGroup(group)

function addGroup(group: SettingGroup): void {
  const values = settingGroups[group] as z.ZodObject
  const title = `${group.charAt(0).toUpperCase()}${group.slice(1)}Settings`
  const record = z.object({ ...values.shape, version: z.int(), ...about }).openapi(title)
  const input = values
    .safeExtend({ version: z.int().positive().optional(), ...z.object(about).partial().shape })
    .openapi(`${title}Input`)
  const path = `/settings/${group}` as const

  const getRoute = defineRoute({
    method: 'get',
    path,
    summary: `The ${group} settings; secrets are shown as a mask`,
    tags,
    permission: 'setting:read',
    audit: { resource: 'setting' },
    responses: { 200: record },
  })
  const putRoute = defineRoute({
    method: 'put',
    path,
    summary: `Replace the ${group} settings; the mask keeps a secret as it is`,
    tags,
    permission: 'setting:write',
    ...(isSensitiveGroup(group) && { stepUp: true }),
    audit: { resource: 'setting' },
    request: { body: input },
    responses: { 200: record },
  })
  router.openapi(getRoute, async (c) => {
    const environment = environmentOf(group, c.var.deps.settings)
    return ok(c, shownSettings(group, await getSettingRecord(c.var.db, group), environment)) as never
  })
  router.openapi(putRoute, async (c) => {
    const { version: given, updated_at: _, read_only: __, ...sent } = c.req.valid('json') as Record<string, unknown>
    const version = expectedVersion(c, given as number | undefined)
    const environment = environmentOf(group, c.var.deps.settings)
    const change = { group, values: sent, version, environment, userId: c.var.caller.userId }
    const shown = await c.var.write((tx) => replaceSettings(tx, c.var.deps.secrets, change), { resourceId: group })
    return ok(c, shown) as never
  })
}

const unknownGroup = (method: 'get' | 'put') =>
  defineRoute({
    method,
    path: '/settings/{group}',
    summary: 'A group of settings; each has a path of its own, and no other name is one',
    tags,
    permission: method === 'get' ? 'setting:read' : 'setting:write',
    audit: { resource: 'setting' },
    request: { params: z.object({ group: z.string() }) },
    responses: { 200: z.record(z.string(), z.json()) },
  })
const testRoute = defineRoute({
  method: 'post',
  path: '/settings/mail/test',
  summary: 'Send a test mail with the settings in force, to an address or to oneself',
  tags,
  permission: 'setting:write',
  rate: 'send',
  audit: { action: 'execute', resource: 'setting' },
  request: { body: z.strictObject({ to: z.email().max(254).optional() }) },
  responses: { 202: z.object({ batch: z.string() }) },
})

export const settingRoutes = router
  .openapi(testRoute, async (c) => {
    const batch = `system-test:${c.var.traceId}`
    const emails = [c.req.valid('json').to ?? (await ownAddress(c.var.db, c.var.caller.userId))]
    await c.var.write(
      (tx) =>
        notify(tx, {
          template: 'system.test',
          recipients: { emails },
          channels: ['email'],
          params: { time: new Date().toISOString() },
          batch,
          type: 'system',
          traceId: c.var.traceId,
        }),
      { status: 202, resourceId: 'mail' },
    )
    return ok(c, { batch }, 202)
  })
  .openapi(unknownGroup('get'), () => Promise.reject(notFound('设置分组', 'group of settings')))
  .openapi(unknownGroup('put'), () => Promise.reject(notFound('设置分组', 'group of settings')))

async function ownAddress(db: Db, userId: number): Promise<string> {
  const [self] = await listRecipients(db, { userIds: [userId] }, 'zh')
  if (self?.email) return self.email
  throw invalid('to', text('您的账号没有邮箱，请填写收件地址', 'Your account has no address: say where to send it'))
}
