import { z } from '@hono/zod-openapi'
import { deviceKinds } from '../../domain/iam/device.ts'
import { permissionCodes } from '../../domain/iam/permission-catalogue.ts'
import { columnRule, dataScope } from '../../domain/iam/role.ts'
import { passwordText } from '../../domain/iam/user.ts'
import { userStatuses } from '../../domain/iam/user-status.ts'

const time = z.iso.datetime({ offset: true })

export const idParam = z.object({ id: z.coerce.number().int().positive() })

const upkeep = { created_by: z.int().nullable(), created_at: time, updated_at: time, version: z.int() }

export const userRecord = z
  .object({
    id: z.int(),
    username: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    department_id: z.int().nullable(),
    role_ids: z.array(z.int()),
    attributes: z.record(z.string(), z.unknown()),
    status: z.enum(userStatuses),
    locked_until: time.nullable(),
    must_change_password: z.boolean(),
    last_login_at: time.nullable(),
    ...upkeep,
  })
  .openapi('User')

export const roleRecord = z
  .object({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    builtin: z.boolean(),
    parent_ids: z.array(z.int()),
    permission_codes: z.array(z.string()),
    data_scopes: z.array(dataScope),
    column_rules: z.array(columnRule),
    ...upkeep,
  })
  .openapi('Role')

export const departmentRecord = z
  .object({
    id: z.int(),
    name: z.string(),
    parent_id: z.int().nullable(),
    head_user_id: z.int().nullable(),
    sort: z.int(),
    ...upkeep,
  })
  .openapi('Department')

const peopleCount = (who: string) =>
  z
    .int()
    .nullable()
    .openapi({
      description: `${who} that the caller sees in the list of users; null when the caller may not list them`,
    })

export const departmentNode = departmentRecord
  .extend({
    user_count: peopleCount('People in this department'),
    total_user_count: peopleCount('People in this department and all below it'),
    get children() {
      return z.array(departmentNode)
    },
  })
  .openapi('DepartmentNode')

export const permissionRecord = z
  .object({ id: z.int(), code: z.string(), kind: z.enum(['menu', 'button', 'api']), name: z.string() })
  .openapi('Permission')

export const sessionRecord = z
  .object({
    id: z.int(),
    user_id: z.int(),
    username: z.string(),
    name: z.string(),
    ip_address: z.string().nullable(),
    location: z.string().nullable(),
    device: z.string().nullable(),
    device_kind: z.enum(deviceKinds),
    started_at: time,
    last_active_at: time,
    current: z.boolean(),
  })
  .openapi('Session')

export const loginInput = z.strictObject({
  username: z.string().min(1).max(254),
  password: passwordText,
  provider: z.string().max(32).optional().openapi({ description: 'Code of the directory that knows the password' }),
})

const refreshToken = z.string().min(1).max(200)
/** Left out when the console's cookie carries the token. */
export const refreshInput = z.strictObject({ refresh_token: refreshToken.optional() }).optional()

/** Ends `session_id`, one of those that a refused sign-in named, and goes on with that sign-in. */
export const roomInput = z.strictObject({
  room_token: z
    .string()
    .min(1)
    .max(4000)
    .optional()
    .openapi({ description: 'Left out: the cookie of a sign-in that came back from a provider' }),
  session_id: z
    .int()
    .positive()
    .optional()
    .openapi({ description: 'Left out: only asks again whether there is a place' }),
})

export const passwordChangeInput = z.strictObject({ old_password: passwordText, new_password: passwordText })

export const tokenAnswer = z
  .object({
    access_token: z.string(),
    expires_in: z.int().openapi({ description: 'seconds' }),
    refresh_token: z.string().optional().openapi({ description: 'left out when the console gets it as a cookie' }),
    refresh_expires_in: z.int().openapi({ description: 'seconds' }),
    user: userRecord,
    must_change_password: z.boolean(),
    must_bind_factor: z.boolean().openapi({ description: 'The session may do nothing but bind a second factor' }),
  })
  .openapi('Tokens')

export const languageName = z.enum(['zh', 'en'])

export const meAnswer = z
  .object({
    user: userRecord,
    roles: z.array(z.object({ id: z.int(), code: z.string(), name: z.string() })),
    permissions: z.array(z.enum(permissionCodes)),
    menus: z.array(z.object({ code: z.string(), name: z.string() })),
    data_scopes: z.array(dataScope),
    must_bind_factor: z.boolean(),
    language: languageName.nullable().openapi({ description: 'Of messages; null: that of the product' }),
  })
  .openapi('Me')

export const endedSessions = z.object({ ended: z.int() })
