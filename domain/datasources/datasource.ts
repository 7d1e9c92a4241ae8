import { z } from 'zod'
import type { FieldError } from '../errors.ts'
import { text } from '../text.ts'

/** The types that there is an adapter for. */
export const datasourceTypes = ['postgresql', 'mysql'] as const
export type DatasourceType = (typeof datasourceTypes)[number]

export const usualPort: Record<DatasourceType, number> = { postgresql: 5432, mysql: 3306 }

/** `require`: secret, to whoever answers; `verify_full`: secret, and only to who proves to be that host. */
const sslModes = ['disable', 'require', 'verify_full'] as const
const charsets = ['utf8mb4', 'utf8', 'gbk', 'gb18030', 'latin1'] as const

/** All that may be said of a connection besides where it goes: free text would reach the driver's other options. */
export const datasourceOptions = z.strictObject({
  ssl_mode: z.enum(sslModes).default('disable'),
  /** PEM; without it the authorities that the machine trusts. */
  ssl_ca: z.string().trim().max(64_000).nullish(),
  /** Seconds. */
  connect_timeout: z.int().min(1).max(60).default(10),
  charset: z.enum(charsets).nullish(),
  read_only: z.boolean().default(false),
  /** Whether one job may send several statements, in one transaction. */
  multiple_statements: z.boolean().default(false),
})
export type DatasourceOptions = z.infer<typeof datasourceOptions>

/** `max`: connections at once from one process. */
export const datasourcePool = z.strictObject({ max: z.int().min(1).max(50).default(5) })

const ids = z.array(z.int().positive()).max(200).default([])

export const datasourceInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  type: z.enum(datasourceTypes),
  host: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9._:[\]-]{1,255}$/),
  port: z.int().min(1).max(65_535).nullish(),
  database_name: z.string().trim().min(1).max(128),
  username: z.string().trim().min(1).max(128),
  /** Left out it stays; null takes it away. */
  password: z.string().min(1).max(1000).nullish(),
  extra_config: datasourceOptions.default(() => datasourceOptions.parse({})),
  pool: datasourcePool.default({ max: 5 }),
  /** Who has one of these roles, or is in one of these departments or below, may use it; nobody else but administrators. */
  allowed_role_ids: ids,
  allowed_department_ids: ids,
})
export type DatasourceInput = z.infer<typeof datasourceInput>

/** What the last try to connect came to. */
export type DatasourceHealth = {
  status: 'ok' | 'failed'
  checked_at: string
  latency_ms: number | null
  server_version: string | null
  message: { zh: string; en: string } | null
}

/** What the fields say together and one alone can't. */
export function findDatasourceFaults({ type, extra_config }: DatasourceInput): FieldError[] {
  return [
    ...(type !== 'mysql' && extra_config.charset
      ? [{ field: 'extra_config.charset', message: text('只有 MySQL 可以指定字符集', 'Only MySQL takes a charset') }]
      : []),
    ...(extra_config.ssl_mode === 'disable' && extra_config.ssl_ca
      ? [
          {
            field: 'extra_config.ssl_ca',
            message: text('未启用加密时，CA 证书不起作用', 'Without encryption a CA certificate has no effect'),
          },
        ]
      : []),
  ]
}

type Target = {
  type: DatasourceType
  host: string
  port: number
  username: string
  extra_config: Pick<DatasourceOptions, 'ssl_mode' | 'ssl_ca'>
}

/** Whether the password would now be given to somebody else than whom it was entered for, or less guarded. */
export function redirectsPassword(before: Target, after: Target): boolean {
  const of = ({ type, host, port, username, extra_config }: Target) =>
    JSON.stringify([type, host, port, username, extra_config.ssl_mode, extra_config.ssl_ca ?? null])
  return of(before) !== of(after)
}
