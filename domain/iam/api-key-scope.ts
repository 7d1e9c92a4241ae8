import { type PermissionCode, permissionCodes } from './permission-catalogue.ts'

export const apiKeyStates = ['active', 'expired', 'revoked'] as const

/** What a key may be given: everything but entries of the navigation, which only people look at. */
export type Scope = Exclude<PermissionCode, `menu:${string}`>

export function isScope(code: string): code is Scope {
  return !code.startsWith('menu:') && (permissionCodes as readonly string[]).includes(code)
}
