import type { MailSettings } from '../../domain/settings/mail-settings.ts'

/** Mail settings with the password in the clear; never stored, logged or shown. */
export type SmtpOptions = Omit<MailSettings, 'encryption'> & {
  /** `opportunistic` uses TLS when the server offers it, whoever the server is: so reads `smtp://` in an address. */
  encryption: MailSettings['encryption'] | 'opportunistic'
}

const encryptions = ['starttls', 'tls', 'none', 'opportunistic'] as const

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
  const wanted = url.searchParams.get('encryption') ?? (isTls ? 'tls' : 'opportunistic')
  const encryption = encryptions.find((known) => known === wanted)
  if (!encryption) throw new Error(`encryption must be one of ${encryptions.join(', ')}`)
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : isTls ? 465 : 587,
    encryption,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from_address: url.searchParams.get('from') ?? '',
    from_name: url.searchParams.get('from_name') ?? '',
  }
}
