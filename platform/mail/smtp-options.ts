import { z } from 'zod'
import { type MailSettings, mailSettings } from '../../domain/settings/mail-settings.ts'

/** Mail settings with the password in the clear; never stored, logged or shown. */
export type SmtpOptions = MailSettings

/** To be spread into the schema of a process's settings. */
export const smtpSettings = {
  SMTP_URL: z
    .string()
    .optional()
    .transform((value, context): SmtpOptions | undefined => {
      try {
        return value === undefined ? undefined : parseSmtpUrl(value)
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is not valid' })
        return z.NEVER
      }
    }),
}

/**
 * Reads `SMTP_URL`: `smtp://user:password@host:port`, `smtps://…` for TLS from the first byte; `?encryption=starttls`
 * insists on it, `?from=ops@example.com` names the sender.
 */
export function parseSmtpUrl(value: string): SmtpOptions {
  const url = URL.parse(value)
  if (!url?.hostname || !['smtp:', 'smtps:'].includes(url.protocol)) {
    throw new Error('must look like smtp://user:password@host:port')
  }
  const isTls = url.protocol === 'smtps:'
  const options = mailSettings.safeParse({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : isTls ? 465 : 587,
    encryption: url.searchParams.get('encryption') ?? (isTls ? 'tls' : 'opportunistic'),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from_address: url.searchParams.get('from') ?? '',
    from_name: url.searchParams.get('from_name') ?? '',
  })
  if (options.success) return options.data
  throw new Error(`has a wrong ${options.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
}
