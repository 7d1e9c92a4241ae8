import { type PermissionCode, permissionCodes } from './permission-catalogue.ts'
import type { ColumnRule } from './role.ts'

export const superAdminRole = 'super_admin'

export type BuiltinRole = {
  code: string
  name: string
  permissionCodes: readonly PermissionCode[]
  columnRules?: readonly ColumnRule[]
}

/** What every first start finds. An administrator may narrow or widen each but the first, which always has every right. */
export const builtinRoles: readonly BuiltinRole[] = [
  { code: superAdminRole, name: '超级管理员', permissionCodes },
  {
    code: 'ops_lead',
    name: '运营主管',
    permissionCodes: [
      'job:read',
      'job:write',
      'job:delete',
      'job:trigger',
      'calendar:read',
      'calendar:write',
      'calendar:delete',
      'job:backfill',
      'flow:read',
      'run:read',
      'run:cancel',
      'scheduler:halt',
      'alert:read',
      'robot:read',
      'robot:write',
      'robot:delete',
      'datasource:read',
      'user:read',
      'user:export',
      'department:read',
      'session:read',
      'message:read',
      'file:read',
      'file:write',
      'executor:read',
      'executor:drain',
      'metrics:read',
      'menu:jobs',
      'menu:runs',
      'menu:backfills',
      'menu:calendars',
      'menu:alerts',
      'menu:long-tail',
      'menu:robots',
      'menu:executors',
      'menu:datasources',
      'menu:messages',
      'menu:users',
      'menu:departments',
      'menu:sessions',
    ],
  },
  {
    code: 'ops_staff',
    name: '运营专员',
    permissionCodes: [
      'job:read',
      'job:trigger',
      'calendar:read',
      'flow:read',
      'run:read',
      'run:cancel',
      'alert:read',
      'user:read',
      'department:read',
      'file:read',
      'file:write',
      'menu:jobs',
      'menu:runs',
      'menu:backfills',
      'menu:calendars',
      'menu:alerts',
      'menu:long-tail',
      'menu:users',
    ],
    columnRules: [{ resource: 'user', field: 'phone', rule: 'masked', pattern: 'phone' }],
  },
  {
    code: 'developer',
    name: '开发人员',
    permissionCodes: [
      'job:read',
      'job:write',
      'job:delete',
      'job:trigger',
      'job:backfill',
      'job:script',
      'calendar:read',
      'calendar:write',
      'calendar:delete',
      'flow:read',
      'run:read',
      'run:cancel',
      'alert:read',
      'robot:read',
      'robot:write',
      'datasource:read',
      'department:read',
      'message:read',
      'file:read',
      'file:write',
      'executor:read',
      'metrics:read',
      'menu:jobs',
      'menu:runs',
      'menu:backfills',
      'menu:calendars',
      'menu:alerts',
      'menu:long-tail',
      'menu:robots',
      'menu:executors',
      'menu:datasources',
      'menu:messages',
    ],
  },
  {
    code: 'auditor',
    name: '审计人员',
    permissionCodes: permissionCodes.filter(isForReading),
  },
]

function isForReading(code: PermissionCode): boolean {
  return code.startsWith('menu:') || code.endsWith(':read')
}
