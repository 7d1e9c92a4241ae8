import { type Insertable, type Selectable, sql } from 'kysely'
import { mostCodeTries } from '../../domain/iam/account-rules.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'

type Row = Selectable<Tables['account_token']>
export type TokenPurpose = Row['purpose']
export type AccountToken = Pick<Row, 'id' | 'user_id' | 'purpose' | 'password_hash'>

type NewToken = {
  userId: number
  purpose: TokenPurpose
  expiresAt: Date
  passwordHash?: string
} & ({ tokenHash: Buffer } | { codeHash: Buffer })

const rowsAtOnce = 500

/** Gives the lowest of their ids, by which what sends them can be named. */
export async function insertAccountTokens(tx: Tx, tokens: [NewToken, ...NewToken[]]): Promise<number> {
  let lowest = Number.POSITIVE_INFINITY
  for (let start = 0; start < tokens.length; start += rowsAtOnce) {
    const rows = await tx
      .insertInto('account_token')
      .values(tokens.slice(start, start + rowsAtOnce).map(rowOf))
      .returning('id')
      .execute()
    lowest = Math.min(lowest, ...rows.map(({ id }) => id))
  }
  return lowest
}

function rowOf(token: NewToken): Insertable<Tables['account_token']> {
  return {
    user_id: token.userId,
    purpose: token.purpose,
    token_hash: 'tokenHash' in token ? token.tokenHash : null,
    code_hash: 'codeHash' in token ? token.codeHash : null,
    password_hash: token.passwordHash ?? null,
    expires_at: token.expiresAt,
  }
}

/** One that was not used and has not ended. */
export async function findLiveToken(
  db: DbOrTx,
  tokenHash: Buffer,
  purposes: readonly TokenPurpose[],
): Promise<AccountToken | undefined> {
  return live(db)
    .select(['id', 'user_id', 'purpose', 'password_hash'])
    .where('token_hash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .executeTakeFirst()
}

/**
 * Counts a try at the newest code that the user was sent, before anybody looks at what was entered: however many try at
 * once, no more than five see the hash. Undefined when there is none, or it is dead.
 */
export async function takeCodeTry(db: Db, userId: number): Promise<{ id: number; codeHash: Buffer } | undefined> {
  const newest = live(db)
    .select('id')
    .where('user_id', '=', userId)
    .where('code_hash', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
  const taken = await db
    .updateTable('account_token')
    .set({ tries: sql<number>`tries + 1` })
    .where('id', '=', newest)
    .where('used_at', 'is', null)
    .where('tries', '<', mostCodeTries)
    .returning(['id', 'code_hash'])
    .executeTakeFirst()
  return taken?.code_hash ? { id: taken.id, codeHash: taken.code_hash } : undefined
}

/** What was entered was right, but nothing came of it yet. */
export async function giveBackTry(db: Db, id: number): Promise<void> {
  await db
    .updateTable('account_token')
    .set({ tries: sql<number>`tries - 1` })
    .where('id', '=', id)
    .where('tries', '>', 0)
    .execute()
}

/** False when somebody else used it, or it ended, a moment ago. */
export async function useAccountToken(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account_token')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whatever else was sent to the user is good for nothing any more. */
export async function spendAccountTokens(tx: Tx, userId: number): Promise<void> {
  await tx
    .updateTable('account_token')
    .set({ used_at: sql<Date>`now()` })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute()
}

/** Those that ended a month ago tell nothing that the audit does not. */
export async function removeEndedTokens(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('account_token')
    .where('expires_at', '<', sql<Date>`now() - interval '30 days'`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function live(db: DbOrTx) {
  return db
    .selectFrom('account_token')
    .where('tenant_id', '=', 1)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
}
