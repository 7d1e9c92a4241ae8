import { z } from '@hono/zod-openapi'
import { getSettingRecord } from '../../db/settings/setting-queries.ts'
import { notFound } from '../../domain/errors.ts'
import {
  isSensitiveGroup,
  type SettingGroup,
  settingGroupNames,
  settingGroups,
} from '../../domain/settings/setting-groups.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, ok } from '../envelope.ts'
import { replaceSettings } from './replace-settings.ts'
import { environmentOf, shownSettings } from './setting-record.ts'

const tags = ['settings']
const router = createRouter()

/** What a record says besides its values; sent back with them it is of no account. */
const about = {
  id: z.int().nullable().openapi({ description: 'By which the change log knows it; null until it is first changed' }),
  updated_at: z.iso.datetime({ offset: true }).nullable(),
  updated_by: z.int().nullable().openapi({ description: 'Null is the system' }),
  updated_by_name: z.string().nullable(),
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
    const { version: given, ...sent } = c.req.valid('json') as Record<string, unknown>
    const version = expectedVersion(c, given as number | undefined)
    const environment = environmentOf(group, c.var.deps.settings)
    const sentValues = Object.fromEntries(Object.entries(sent).filter(([field]) => !Object.hasOwn(about, field)))
    const change = { group, values: sentValues, version, environment, userId: c.var.caller.userId }
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

export const settingRoutes = router
  .openapi(unknownGroup('get'), () => Promise.reject(notFound('设置分组', 'group of settings')))
  .openapi(unknownGroup('put'), () => Promise.reject(notFound('设置分组', 'group of settings')))
