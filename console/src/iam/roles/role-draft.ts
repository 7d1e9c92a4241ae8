import type { PermissionCode } from '../../../../domain/iam/permission-catalogue.ts'
import { t } from '../../i18n/language.ts'
import type { Role } from '../iam-queries.ts'

export type DataScope = Role['data_scopes'][number]
export type ColumnRule = Role['column_rules'][number]
export type RoleDraft = {
  name: string
  code: string
  parent_ids: string[]
  permission_codes: string[]
  data_scopes: DataScope[]
  column_rules: ColumnRule[]
}

export const emptyRole: RoleDraft = {
  name: '',
  code: '',
  parent_ids: [],
  permission_codes: [],
  data_scopes: [],
  column_rules: [],
}

export function roleDraftOf(role: Role): RoleDraft {
  const { name, code, parent_ids, permission_codes, data_scopes, column_rules } = role
  return { name, code, parent_ids: parent_ids.map(String), permission_codes, data_scopes, column_rules }
}

export const copyOfRole = (role: Role): RoleDraft => ({
  ...roleDraftOf(role),
  name: t().roles.copyOf(role.name),
  code: `${role.code}_copy`.slice(0, 50),
})

/** What does not belong to the chosen scope or rule is not sent. */
export function roleBodyOf(draft: RoleDraft) {
  return {
    ...draft,
    parent_ids: draft.parent_ids.map(Number),
    permission_codes: draft.permission_codes as PermissionCode[],
    data_scopes: draft.data_scopes.map(({ resource, scope, department_ids, rule }) => ({
      resource,
      scope,
      ...(scope === 'CUSTOM' && department_ids?.length && { department_ids }),
      ...(scope === 'CUSTOM' && rule && { rule }),
    })),
    column_rules: draft.column_rules.map(({ resource, field, rule, pattern }) => ({
      resource,
      field,
      rule,
      ...(rule === 'masked' && pattern && { pattern }),
    })),
  }
}

export function checkRole(draft: RoleDraft): Partial<Record<keyof RoleDraft, string>> {
  return {
    ...(draft.name.trim() === '' && { name: t().form.required(t().roles.name) }),
    ...(!/^[a-z][a-z0-9_]{1,49}$/.test(draft.code) && { code: t().roles.codeHelp }),
  }
}
