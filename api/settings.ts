import { z } from 'zod'
import { fileSettings } from '../platform/files/file-settings.ts'
import { virusScanSettings } from '../platform/files/virus-scan.ts'
import { smtpSettings } from '../platform/mail/smtp-options.ts'
import { databaseSettings, secretSettings, temporalSettings } from '../platform/settings.ts'

const list = z
  .string()
  .optional()
  .transform((value) =>
    (value ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  )

export const apiSettingsSchema = z.object({
  ...databaseSettings,
  ...temporalSettings,
  ...secretSettings,
  ...fileSettings,
  ...virusScanSettings,
  ...smtpSettings,
  OPS_HOST: z.string().default('127.0.0.1'),
  OPS_PORT: z.coerce.number().int().min(0).max(65_535).default(8000),
  OPS_ADMIN_PASSWORD: z.string().optional(),
  OPS_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** 0 where hosts below the one of OPS_PUBLIC_URL are still served over plain HTTP. */
  OPS_HSTS_SUBDOMAINS: z.enum(['0', '1']).default('1'),
  OPS_CORS_ORIGINS: list,
  OPS_TRUSTED_PROXIES: list,
  OPS_MODULES: list,
  OPS_EGRESS_ALLOW: z.string().default(''),
  OPS_EXECUTOR_TOKEN: z.string().optional(),
  /** Opens `/metrics` to a monitor that is no user. */
  OPS_METRICS_TOKEN: z.string().min(16, 'needs at least 16 characters').optional(),
  OPS_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})

export type ApiSettings = z.infer<typeof apiSettingsSchema>
