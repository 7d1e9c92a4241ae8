import { z } from '@hono/zod-openapi'
import { firstLoginPolicies, providerStatuses } from '../../../domain/iam/identity-providers/identity-provider.ts'
import { providerTypes } from '../../../domain/iam/identity-providers/provider-kinds.ts'

const time = z.iso.datetime({ offset: true })

export const providerRecord = z
  .object({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    type: z.enum(providerTypes),
    config: z.record(z.string(), z.json()).openapi({ description: 'The fields of its kind' }),
    has_secret: z.boolean(),
    has_callback_token: z.boolean(),
    has_callback_secret: z.boolean(),
    status: z.enum(providerStatuses),
    first_login: z.enum(firstLoginPolicies),
    default_role_ids: z.array(z.int()),
    allowed_tenants: z.array(z.string()),
    callback_url: z.string().nullable().openapi({ description: 'To be entered at the provider, exactly as it is' }),
    card_url: z
      .string()
      .nullable()
      .openapi({ description: 'The same, for callbacks of cards; null where there are none' }),
    created_by: z.int().nullable(),
    created_at: time,
    updated_at: time,
    version: z.int(),
  })
  .openapi('IdentityProvider')

export const testAnswer = z.object({
  ok: z.boolean(),
  steps: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string() })),
})
