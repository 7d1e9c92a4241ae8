import type { Db } from '../../db/database.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { settingSecretPlace } from '../../domain/settings/setting-groups.ts'
import type { SmtpOptions } from '../../platform/mail/smtp-options.ts'
import type { MailHouse } from './mail-layout.ts'

export type MailRouteDeps = {
  db: Db
  secrets: SecretBox
  /** From the environment; it goes before the settings. */
  smtp?: SmtpOptions | undefined
  publicUrl: string
}

/** How mail leaves now. Without `smtp` it stays in the local outbox. */
export type MailRoute = { smtp: SmtpOptions | undefined; house: MailHouse }

export async function findMailRoute({ db, secrets, smtp, publicUrl }: MailRouteDeps): Promise<MailRoute> {
  const [stored, general] = await Promise.all([getSettings(db, 'mail'), getSettings(db, 'general')])
  const options = smtp ?? (stored.host === '' ? undefined : { ...stored, password: opened(stored.password, secrets) })
  const user = options?.user ?? ''
  const address =
    options?.from_address || stored.from_address || (user.includes('@') ? user : `ops@${senderHost(publicUrl)}`)
  return {
    smtp: options,
    house: {
      from: { name: options?.from_name || stored.from_name || general.site_name, address },
      siteName: general.site_name,
      publicUrl,
    },
  }
}

function senderHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  return hostname.includes('.') && /[a-z]/i.test(hostname) ? hostname : 'ops.localhost'
}

function opened(sealed: string, secrets: SecretBox): string {
  return sealed && secrets.decrypt(sealed, settingSecretPlace('mail', 'password'))
}
