import type { Channel } from '../../domain/notifications/message.ts'
import {
  type TemplateCode,
  type TemplateText,
  templateCatalogue,
  templateChannelsOf,
  templateCodes,
  templateParamsOf,
  templateTextOf,
} from '../../domain/notifications/template-catalogue.ts'
import type { Language } from '../../domain/text.ts'
import { systemTransaction } from '../audit/system-transaction.ts'
import type { Db, DbOrTx } from '../database.ts'

const languages: Language[] = ['zh', 'en']

/** `isOff`: an administrator wants nothing sent by this channel. */
export type Wording = TemplateText & { templateId: number | null; isOff: boolean }

/** How a template reads in each channel and language: the stored wording, else the catalogue's own. */
export async function getWordings(
  db: DbOrTx,
  code: TemplateCode,
): Promise<(channel: Channel, language: Language) => Wording> {
  const rows = await db
    .selectFrom('message_template')
    .select(['id', 'channel', 'language', 'subject', 'content', 'status'])
    .where('tenant_id', '=', 1)
    .where('code', '=', code)
    .execute()
  return (channel, language) => {
    const row = rows.find((stored) => stored.channel === channel && stored.language === language)
    if (!row) return { ...templateTextOf(code, channel, language), templateId: null, isOff: false }
    return { subject: row.subject ?? '', content: row.content, templateId: row.id, isOff: row.status === 'disabled' }
  }
}

/** Adds what the catalogue has and the table lacks, at every start; wordings that are there stay. */
export async function seedTemplates(db: Db): Promise<number> {
  const rows = templateCodes.flatMap((code) =>
    templateChannelsOf(code).flatMap((channel) =>
      languages.map((language) => ({
        code,
        channel,
        language,
        name: templateCatalogue[code].name[language],
        params: JSON.stringify(templateParamsOf(code)),
        ...templateTextOf(code, channel, language),
      })),
    ),
  )
  const { numInsertedOrUpdatedRows } = await systemTransaction(db, { reason: 'templates of the product' }, (tx) =>
    tx
      .insertInto('message_template')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['tenant_id', 'code', 'channel', 'language']).doNothing())
      .executeTakeFirstOrThrow(),
  )
  return Number(numInsertedOrUpdatedRows ?? 0n)
}
