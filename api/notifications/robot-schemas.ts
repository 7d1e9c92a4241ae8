import { z } from '@hono/zod-openapi'
import { robotProviders } from '../../domain/notifications/message.ts'

const time = z.iso.datetime({ offset: true })

export const robotRecord = z
  .object({
    id: z.int(),
    name: z.string(),
    provider: z.enum(robotProviders),
    url: z.string().openapi({ description: 'Without the token, which is never shown' }),
    has_secret: z.boolean(),
    enabled: z.boolean(),
    paused_until: time.nullable().openapi({ description: 'Its vendor takes nothing before' }),
    created_by: z.int().nullable(),
    department_id: z.int().nullable(),
    created_at: time,
    updated_at: time,
    version: z.int(),
  })
  .openapi('Robot')

export const robotTest = z.object({ ok: z.boolean(), message: z.string() }).openapi('RobotTest')

export const webhookSecretRecord = z
  .object({ id: z.int(), created_by: z.int().nullable(), created_at: time })
  .openapi('WebhookSecret')
