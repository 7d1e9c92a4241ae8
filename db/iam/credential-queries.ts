import { type Selectable, sql } from 'kysely'
import type { DbOrTx, Tables, Tx } from '../database.ts'

export type Credentials = Pick<
  Selectable<Tables['user']>,
  'id' | 'username' | 'name' | 'email' | 'status' | 'password_hash' | 'security_stamp' | 'must_change_password'
>

const credentialColumns = [
  'id',
  'username',
  'name',
  'email',
  'status',
  'password_hash',
  'security_stamp',
  'must_change_password',
] as const

/** `username` as folded by `foldUsername`. */
export async function findCredentials(db: DbOrTx, username: string): Promise<Credentials | undefined> {
  return db
    .selectFrom('user')
    .select(credentialColumns)
    .where('tenant_id', '=', 1)
    .where(sql<string>`lower(username)`, '=', username)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Holds the user until the transaction ends, so that a new session and the end of all sessions come one after the other. */
export async function lockCredentials(tx: Tx, id: number): Promise<Credentials | undefined> {
  return tx
    .selectFrom('user')
    .select(credentialColumns)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Tokens that were issued until now are void, whatever becomes of their sessions. */
export async function raiseStamp(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('user').set({ security_stamp: sql<number>`security_stamp + 1` }).where('id', '=', id).execute()
}

export async function noteLogin(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('user').set({ last_login_at: sql<Date>`now()` }).where('id', '=', id).execute()
}
