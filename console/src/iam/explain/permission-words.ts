import { type PermissionCode, permissionCatalogue } from '../../../../domain/iam/permission-catalogue.ts'
import { permissionResources } from '../../../../domain/iam/permission-resources.ts'
import { language } from '../../i18n/language.ts'
import type { Option } from '../../ui/Select.tsx'
import { groupPermissions } from '../roles/permission-tree.ts'

export const resourceOf = (code: PermissionCode): string => code.split(':')[0] ?? code

export const resourceWord = (resource: string): string => permissionResources[resource]?.[language()] ?? resource

/** Every right, by what it is about; found by its name in either language and by its code. */
export function permissionOptions(): Option[] {
  const own = language()
  const other = own === 'zh' ? 'en' : 'zh'
  const hints = new Map<string, string>(permissionCatalogue.map(({ code, name }) => [code, `${name[other]} · ${code}`]))
  const named = permissionCatalogue.map(({ code, kind, name }) => ({ code, kind, name: name[own] }))
  return groupPermissions(named).flatMap(({ id, permissions }) =>
    permissions.map(({ code, name }) => ({
      value: code,
      label: name,
      hint: hints.get(code) ?? code,
      group: resourceWord(id),
    })),
  )
}
