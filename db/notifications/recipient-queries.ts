import type { Language } from '../../domain/text.ts'
import type { DbOrTx } from '../database.ts'

/** A user, or an address that belongs to nobody here: then `userId` and `username` are null. */
export type Recipient = {
  userId: number | null
  username: string | null
  name: string
  email: string | null
  language: Language
}

/** Each person once, in their own language: an address that is also one of these users' is not written to twice. */
export async function listRecipients(
  db: DbOrTx,
  { userIds = [], emails = [] }: { userIds?: readonly number[]; emails?: readonly string[] },
  defaultLanguage: Language,
): Promise<Recipient[]> {
  const addresses = [...new Map(emails.map((email) => [email.trim().toLowerCase(), email.trim()])).entries()]
  const users = await db
    .selectFrom('user')
    .select(['id', 'username', 'name', 'email', 'language'])
    .where('tenant_id', '=', 1)
    .where('id', 'in', userIds.length > 0 ? [...new Set(userIds)] : [0])
    .where('status', '=', 'active')
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
  const taken = new Set(users.map(({ email }) => email?.toLowerCase()))
  return [
    ...users.map(({ id, language, ...user }) => ({ userId: id, ...user, language: language ?? defaultLanguage })),
    ...addresses
      .filter(([folded]) => !taken.has(folded))
      .map(([, email]) => ({ userId: null, username: null, name: email, email, language: defaultLanguage })),
  ]
}
