import { z } from 'zod'
import { type PermissionCode, permissionCodes } from './permission-catalogue.ts'

/** What a key may be given: everything but entries of the navigation, which only people look at. */
export type Scope = Exclude<PermissionCode, `menu:${string}`>

export function isScope(code: string): code is Scope {
  return !code.startsWith('menu:') && (permissionCodes as readonly string[]).includes(code)
}

const name = z.string().trim().min(1).max(100)
const scope = z.enum(permissionCodes.filter(isScope))
const scopes = z.array(scope).max(500)
/** Networks such as `10.0.0.0/8`, or single addresses; empty allows every source. */
const allowedNetworks = z.array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()])).max(50)

export const newApiKey = z.strictObject({
  name,
  scopes: scopes.min(1),
  allowed_networks: allowedNetworks.default([]),
  /** Without it, as many days from now as the policy says. */
  expires_at: z.iso.datetime({ offset: true }).optional(),
})
export type NewApiKey = z.infer<typeof newApiKey>

export const apiKeyInput = z.strictObject({
  name,
  scopes: scopes.min(1),
  allowed_networks: allowedNetworks.default([]),
})
export type ApiKeyInput = z.infer<typeof apiKeyInput>

export const apiKeyStates = ['active', 'expired', 'revoked'] as const
