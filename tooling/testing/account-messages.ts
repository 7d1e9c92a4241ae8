import { messageSecretPlace } from '../../db/notifications/notify.ts'
import type { TestApi } from './api.ts'

export type AccountMessage = { template: string; channel: string; link: string | null; secret: string | undefined }

/** What was sent to an address or number, oldest first, with the codes and tokens that only the recipient sees. */
export async function messagesTo({ deps }: TestApi, recipient: string): Promise<AccountMessage[]> {
  const rows = await deps.db
    .selectFrom('message_log')
    .select(['template_code', 'channel', 'link', 'batch', 'secret_ciphertext'])
    .where('recipient', '=', recipient)
    .where('channel', '!=', 'in_app')
    .orderBy('id')
    .execute()
  return rows.map(({ template_code, channel, link, batch, secret_ciphertext: sealed }) => ({
    template: template_code,
    channel,
    link,
    secret: sealed === null ? undefined : deps.secrets.decrypt(sealed, messageSecretPlace(batch)),
  }))
}

export async function lastSecretTo(api: TestApi, recipient: string): Promise<string> {
  const secret = (await messagesTo(api, recipient)).at(-1)?.secret
  if (secret === undefined) throw new Error(`nothing with a code or link was sent to ${recipient}`)
  return secret
}
