import { z } from 'zod'
import { text } from '../text.ts'
import { permissionCodes } from './permission-catalogue.ts'
import { conditionOf } from './row-condition.ts'

const id = z.number().int().positive()
const resource = z
  .string()
  .max(64)
  .regex(/^(\*|[a-z][a-z_-]*)$/)

export const dataScope = z
  .strictObject({
    resource,
    scope: z.enum(['ALL', 'DEPT_AND_BELOW', 'DEPT', 'SELF', 'CUSTOM']),
    department_ids: z.array(id).max(500).optional(),
    rule: z.union([z.string().min(1).max(2000), z.record(z.string(), z.unknown())]).optional(),
  })
  .refine(
    ({ scope, department_ids, rule }) => scope !== 'CUSTOM' || department_ids !== undefined || rule !== undefined,
    {
      path: ['department_ids'],
      params: text('自定义范围请选择部门，或写一条规则', 'A custom scope needs departments, or a rule'),
    },
  )
  .refine(({ rule }) => rule === undefined || conditionOf(rule) !== undefined, {
    path: ['rule'],
    params: text(
      '规则无法识别，例如 attributes.region in user.regions',
      'This rule cannot be read; for example attributes.region in user.regions',
    ),
  })
export type DataScope = z.infer<typeof dataScope>

export const columnRule = z.strictObject({
  resource,
  field: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)?$/),
  rule: z.enum(['plain', 'masked', 'hidden']),
  pattern: z.string().min(1).max(100).optional(),
})
export type ColumnRule = z.infer<typeof columnRule>

/** What a caller sends to create or replace a role. A role has its own rights and those of its parents. */
export const roleInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  code: z.string().regex(/^[a-z][a-z0-9_]{1,49}$/),
  parent_ids: z.array(id).max(20).default([]),
  permission_codes: z.array(z.enum(permissionCodes)).default([]),
  data_scopes: z.array(dataScope).max(100).default([]),
  column_rules: z.array(columnRule).max(500).default([]),
})
export type RoleInput = z.infer<typeof roleInput>
