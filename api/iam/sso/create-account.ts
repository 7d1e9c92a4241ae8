import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Tx } from '../../../db/database.ts'
import { insertUser } from '../../../db/iam/user-changes.ts'
import {
  findIdentity,
  insertIdentity,
  listTakenUsernames,
  lockIdentity,
} from '../../../db/iam/user-identity-queries.ts'
import { isEmailTaken } from '../../../db/iam/user-queries.ts'
import { DomainError } from '../../../domain/errors.ts'
import { displayName, type IdentityKey, suggestUsername } from '../../../domain/iam/identity-providers/identity.ts'
import { userInput } from '../../../domain/iam/user.ts'
import type { ApiEnv } from '../../context.ts'
import { type Arrival, redirectStatus } from './arrive.ts'
import { SsoRefusal } from './sso-faults.ts'

type Account = { userId: number; username: string }

const mostTries = 3

/** An active account with the provider's default roles, for somebody who is not known here yet. */
export async function createAccount(c: Context<ApiEnv>, arrival: Arrival, key: IdentityKey): Promise<Account> {
  for (let tries = 1; ; tries++) {
    try {
      return await c.var.write((tx) => createUserFor(tx, arrival, key), { status: redirectStatus })
    } catch (error) {
      // Somebody else took the name or the address since we looked.
      if (!(error instanceof DomainError && error.code === 'conflict') || tries === mostTries) throw error
    }
  }
}

export async function createUserFor(
  tx: Tx,
  { provider, assertion }: Pick<Arrival, 'provider' | 'assertion'>,
  key: IdentityKey,
): Promise<Account> {
  await lockIdentity(tx, provider.id, key)
  const known = await findIdentity(tx, provider.id, key)
  if (known) {
    if (!known.isUsable) throw new SsoRefusal('not_admitted')
    return known
  }
  const username = await freeUsername(tx, suggestUsername(assertion, provider.code))
  const user = userInput.parse({
    username,
    name: displayName(assertion.name, username),
    email: await freeEmail(tx, assertion.email),
    role_ids: provider.default_role_ids,
  })
  const userId = await insertUser(tx, user, { userId: null })
  await insertIdentity(tx, { userId, providerId: provider.id, key })
  return { userId, username }
}

async function freeUsername(tx: Tx, wish: string): Promise<string> {
  const wishes = [wish, ...Array.from({ length: 8 }, (_, index) => `${wish}-${index + 2}`)]
  const taken = new Set(await listTakenUsernames(tx, wishes))
  return wishes.find((name) => !taken.has(name.toLowerCase())) ?? `${wish}-${randomBytes(4).toString('hex')}`
}

/** Whose address it already is stays who they are: nobody is linked by it, the new account just has none. */
async function freeEmail(tx: Tx, email: string | undefined): Promise<string | null> {
  const parsed = userInput.shape.email.safeParse(email)
  if (!parsed.success || !parsed.data) return null
  return (await isEmailTaken(tx, parsed.data)) ? null : parsed.data
}
