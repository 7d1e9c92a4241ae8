import { z } from '@hono/zod-openapi'
import { lockCredentials } from '../../db/iam/credential-queries.ts'
import { countRecoveryCodes, findFactorDuty, listFactors } from '../../db/iam/factor-queries.ts'
import { listTrustedDevices, removeTrustedDevices } from '../../db/iam/trusted-device-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { conflict, notFound } from '../../domain/errors.ts'
import { factorMethods, maskTarget } from '../../domain/iam/factor.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { makeRecoveryCodes } from './bind-factor.ts'
import { idParam } from './iam-schemas.ts'
import { factorOverview, recoveryCodes, trustedDeviceRecord } from './mfa-schemas.ts'
import { removeAllFactors, removeOwnFactor } from './remove-factor.ts'
import { tellSecurityChange } from './tell-factor-change.ts'

const tags = ['auth']

const overviewRoute = defineRoute({
  method: 'get',
  path: '/auth/mfa/factors',
  summary: 'My second factors, how many recovery codes are left, and what can be bound',
  tags,
  permission: 'signed-in',
  beforeFactorBound: true,
  audit: { resource: 'factor' },
  responses: { 200: factorOverview },
})
const removeRoute = defineRoute({
  method: 'delete',
  path: '/auth/mfa/factors/{method}',
  summary: 'Remove one of my factors; my trusted devices are forgotten, and with the last factor the recovery codes',
  tags,
  permission: 'signed-in',
  stepUp: true,
  audit: { resource: 'factor' },
  request: { params: z.object({ method: z.enum(factorMethods) }) },
  responses: { 200: z.null() },
})
const renewCodesRoute = defineRoute({
  method: 'post',
  path: '/auth/mfa/recovery-codes',
  summary: 'New recovery codes; the old ones are void',
  tags,
  permission: 'signed-in',
  stepUp: true,
  rate: 'auth',
  idempotent: false,
  audit: { action: 'update', resource: 'factor' },
  responses: { 200: recoveryCodes },
})
const removeOfUserRoute = defineRoute({
  method: 'delete',
  path: '/users/{id}/factors',
  summary: 'Remove all factors of a user who lost them; the header X-OPS-Reason says how you made sure who asks',
  tags: ['users'],
  permission: 'user:write',
  stepUp: true,
  audit: { resource: 'factor' },
  request: { params: idParam },
  responses: { 200: z.object({ removed: z.int() }) },
})
const listDevicesRoute = defineRoute({
  method: 'get',
  path: '/auth/mfa/trusted-devices',
  summary: 'Devices that I am asked for no second factor on',
  tags,
  permission: 'signed-in',
  audit: { resource: 'trusted-device' },
  responses: { 200: z.object({ items: z.array(trustedDeviceRecord) }) },
})
const forgetDeviceRoute = defineRoute({
  method: 'delete',
  path: '/auth/mfa/trusted-devices/{id}',
  summary: 'Trust one of my devices no longer',
  tags,
  permission: 'signed-in',
  audit: { resource: 'trusted-device' },
  request: { params: idParam },
  responses: { 200: z.null() },
})

export const factorRoutes = createRouter()
  .openapi(overviewRoute, async (c) => {
    const { userId } = c.var.caller
    const policy = await getSettings(c.var.db, 'mfa')
    const [factors, recoveryCodesLeft, { isRequired }] = await Promise.all([
      listFactors(c.var.db, userId, policy),
      countRecoveryCodes(c.var.db, userId),
      findFactorDuty(c.var.db, userId, policy),
    ])
    return ok(c, {
      factors: factors.map(({ method, target, bound_at, last_used_at }) => ({
        method,
        target: method === 'totp' || target === null ? null : maskTarget(method, target),
        bound_at,
        last_used_at,
      })),
      recovery_codes_left: recoveryCodesLeft,
      required: isRequired,
      available: policy.methods,
      trusted_device_days: policy.trusted_device_days,
    })
  })
  .openapi(removeRoute, async (c) => {
    await removeOwnFactor(c, c.req.valid('param').method)
    return ok(c, null)
  })
  .openapi(renewCodesRoute, async (c) => {
    const { userId } = c.var.caller
    const policy = await getSettings(c.var.db, 'mfa')
    const codes = await c.var.write(async (tx) => {
      await lockCredentials(tx, userId)
      if ((await listFactors(tx, userId, policy)).length === 0) {
        throw conflict(text('请先绑定第二因素', 'Bind a second factor first'))
      }
      await tellSecurityChange(c, tx, [userId], text('重新生成了恢复码', 'The recovery codes were made anew'))
      return makeRecoveryCodes(tx, userId)
    })
    return ok(c, { recovery_codes: codes })
  })
  .openapi(removeOfUserRoute, async (c) => ok(c, { removed: await removeAllFactors(c, c.req.valid('param').id) }))
  .openapi(listDevicesRoute, async (c) => ok(c, { items: await listTrustedDevices(c.var.db, c.var.caller.userId) }))
  .openapi(forgetDeviceRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write(async (tx) => {
      if ((await removeTrustedDevices(tx, c.var.caller.userId, id)) === 0) throw notFound('设备', 'device')
    })
    return ok(c, null)
  })
