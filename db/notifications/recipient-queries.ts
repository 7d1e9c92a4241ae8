import { sql } from 'kysely'
import type { RobotProvider } from '../../domain/notifications/message.ts'
import type { Language } from '../../domain/text.ts'
import type { DbOrTx } from '../database.ts'
import { listRobotsById } from './robot-queries.ts'

/** A user, or an address, number, robot or webhook that is nobody here: then `userId` and `username` are null. */
export type Recipient = {
  userId: number | null
  username: string | null
  name: string
  email: string | null
  /** Of a user only one that is validated, unless others are wanted. */
  phone: string | null
  language: Language
  robot?: { id: number; provider: RobotProvider; enabled: boolean }
  webhookUrl?: string
}

export type Addressees = {
  userIds?: readonly number[]
  emails?: readonly string[]
  /** Numbers that whoever asks vouches for. */
  phones?: readonly string[]
  /** Reached by the channels of their vendors. */
  robotIds?: readonly number[]
  /** Reached by the channel `webhook`. */
  webhookUrl?: string | null | undefined
  /** Reaches users whose accounts are not open yet, too. */
  includesPending?: boolean
  /** Reaches a phone number that is not validated, too: what is sent may be what validates it. */
  includesUnproved?: boolean
  /** Of addresses and numbers that belong to no user. */
  language?: Language
}

/** Each person once, in their own language: an address that is also one of these users' is not written to twice. */
export async function listRecipients(
  db: DbOrTx,
  {
    userIds = [],
    emails = [],
    phones = [],
    robotIds = [],
    webhookUrl,
    includesPending = false,
    includesUnproved = false,
    language: wanted,
  }: Addressees,
  defaultLanguage: Language,
): Promise<Recipient[]> {
  const addresses = [...new Map(emails.map((email) => [email.trim().toLowerCase(), email.trim()])).entries()]
  const users = await db
    .selectFrom('user')
    .select(['id', 'username', 'name', 'email', 'phone', 'phone_verified_at', 'language'])
    .where('tenant_id', '=', 1)
    .where('id', '=', sql<number>`any(${userIds}::bigint[])`)
    .where('status', 'in', includesPending ? ['active', 'pending'] : ['active'])
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
  const robots = robotIds.length > 0 ? await listRobotsById(db, robotIds) : []
  const taken = new Set(users.map(({ email }) => email?.toLowerCase()))
  return [
    ...users.map(({ id, language, phone, phone_verified_at, ...user }) => ({
      userId: id,
      ...user,
      phone: includesUnproved || phone_verified_at ? phone : null,
      language: language ?? defaultLanguage,
    })),
    ...addresses
      .filter(([folded]) => !taken.has(folded))
      .map(([, email]) => stranger({ name: email, email, phone: null })),
    ...[...new Set(phones)].map((phone) => stranger({ name: phone, email: null, phone })),
    ...robots.map((robot) => ({ ...stranger({ name: robot.name, email: null, phone: null }), robot })),
    ...(webhookUrl ? [{ ...stranger({ name: 'webhook', email: null, phone: null }), webhookUrl }] : []),
  ]

  function stranger(known: Pick<Recipient, 'name' | 'email' | 'phone'>): Recipient {
    return { userId: null, username: null, ...known, language: wanted ?? defaultLanguage }
  }
}
