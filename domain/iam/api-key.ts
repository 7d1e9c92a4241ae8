import { z } from 'zod'
import { isScope } from './api-key-scope.ts'
import { permissionCodes } from './permission-catalogue.ts'

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
