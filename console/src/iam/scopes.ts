import { isScope, type Scope } from '../../../domain/iam/api-key-scope.ts'
import { permissionCatalogue } from '../../../domain/iam/permission-catalogue.ts'
import { permissionResources } from '../../../domain/iam/permission-resources.ts'
import { language } from '../i18n/language.ts'
import { can } from '../session/session.ts'

export type ScopeGroup = { label: string; scopes: { code: Scope; label: string }[] }

/** What this person could give to a program, by what it is about. */
export function ownScopes(): ScopeGroup[] {
  const held = permissionCatalogue.flatMap(({ code, name }) =>
    isScope(code) && can(code) ? [{ code, label: name[language()] }] : [],
  )
  return [...Map.groupBy(held, ({ code }) => resourceOf(code))].map(([resource, scopes]) => ({
    label: permissionResources[resource]?.[language()] ?? resource,
    scopes,
  }))
}

function resourceOf(code: Scope): string {
  return code.split(':')[0] ?? code
}
