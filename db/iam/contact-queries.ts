import { sql } from 'kysely'
import type { Contact } from '../../domain/iam/contact.ts'
import type { Language } from '../../domain/text.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { explainUser } from './user-changes.ts'

/** An address that its owner has just answered from. Throws `conflict` when somebody else has it. */
export async function storeContact(tx: Tx, userId: number, { kind, value }: Contact): Promise<void> {
  const change = kind === 'email' ? { email: value } : { phone: value, phone_verified_at: sql<Date>`now()` }
  await tx.updateTable('user').set(change).where('id', '=', userId).execute().catch(explainUser)
}

/** Null: that of the product. */
export async function findLanguage(db: DbOrTx, userId: number): Promise<Language | null> {
  const row = await db.selectFrom('user').select('language').where('id', '=', userId).executeTakeFirst()
  return row?.language ?? null
}

export async function storeLanguage(tx: Tx, userId: number, language: Language): Promise<void> {
  await tx.updateTable('user').set({ language }).where('id', '=', userId).execute()
}

/** Its owner answered from this number, if it still is theirs. */
export async function notePhoneProved(tx: Tx, id: number, phone: string): Promise<void> {
  await tx
    .updateTable('user')
    .set({ phone_verified_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('phone', '=', phone)
    .execute()
}
