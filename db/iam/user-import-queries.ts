import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../database.ts'

export type Taken = { usernames: Set<string>; emails: Set<string> }

/** Imports come one after the other, so that the second of two sees what the first has made. */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('user-import', 0))`.execute(tx)
}

/** Which of these names and addresses, all in small letters, belong to somebody. */
export async function findTaken(db: DbOrTx, usernames: string[], emails: string[]): Promise<Taken> {
  const { rows } = await sql<{ username: string; email: string | null }>`
    select lower(username) as username, lower(email) as email from "user"
    where tenant_id = 1 and deleted_at is null
      and (lower(username) = any (${usernames}) or lower(email) = any (${emails}))
  `.execute(db)
  return {
    usernames: new Set(rows.map(({ username }) => username)),
    emails: new Set(rows.flatMap(({ email }) => email ?? [])),
  }
}

export async function listRoleNames(db: DbOrTx): Promise<{ id: number; code: string; name: string }[]> {
  return db.selectFrom('role').select(['id', 'code', 'name']).where('tenant_id', '=', 1).orderBy('id').execute()
}
