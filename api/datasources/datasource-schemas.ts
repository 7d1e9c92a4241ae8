import { z } from '@hono/zod-openapi'
import { datasourceOptions, datasourcePool, datasourceTypes } from '../../domain/datasources/datasource.ts'

const time = z.iso.datetime({ offset: true })

const health = z.object({
  status: z.enum(['ok', 'failed']),
  checked_at: time,
  latency_ms: z.int().nullable(),
  server_version: z.string().nullable(),
  message: z.string().nullable(),
})

export const datasourceRecord = z
  .object({
    id: z.int(),
    name: z.string(),
    type: z.enum(datasourceTypes),
    host: z.string(),
    port: z.int(),
    database_name: z.string(),
    username: z.string(),
    has_password: z.boolean(),
    extra_config: datasourceOptions,
    pool: datasourcePool,
    health: health.nullable().openapi({ description: 'What the last test of this version came to' }),
    allowed_role_ids: z.array(z.int()),
    allowed_department_ids: z.array(z.int()),
    created_by: z.int().nullable(),
    department_id: z.int().nullable(),
    created_at: time,
    updated_at: time,
    version: z.int(),
  })
  .openapi('Datasource')

export const datasourceDetail = datasourceRecord
  .extend({ jobs: z.array(z.object({ id: z.int(), name: z.string() })).openapi({ description: 'Jobs that ask it' }) })
  .openapi('DatasourceDetail')

export const datasourceTestResult = health.extend({ ok: z.boolean() }).openapi('DatasourceTest')
