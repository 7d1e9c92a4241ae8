import { z } from '@hono/zod-openapi'
import { providerTypes } from '../../../domain/iam/identity-providers/provider-kinds.ts'

const time = z.iso.datetime({ offset: true })

export const identityRecord = z
  .object({
    id: z.int(),
    provider: z.string().openapi({ description: "The provider's code" }),
    provider_name: z.string(),
    type: z.enum(providerTypes),
    tenant: z.string().openapi({ description: 'The company, where there is one' }),
    label: z.string(),
    created_at: time,
    last_used_at: time.nullable(),
  })
  .openapi('UserIdentity')

export const pendingAnswer = z
  .object({ provider: z.object({ code: z.string(), name: z.string() }), label: z.string() })
  .nullable()

export const providerParam = z.object({ provider: z.string().max(64) })
