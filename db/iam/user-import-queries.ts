import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../database.ts'

/** By whom, all in small letters. */
export type Taken = { usernames: Map<string, number>; emails: Map<string, number> }

/** Imports come one after the other, so that the second of two sees what the first has made. */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('user-import', 0))`.execute(tx)
}

/** Which of these names and addresses, all in small letters, belong to somebody, whoever may see them. */
export async function findTaken(db: DbOrTx, usernames: string[], emails: string[]): Promise<Taken> {
  const { rows } = await sql<{ id: number; username: string; email: string | null }>`
    select id, lower(username) as username, lower(email) as email from "user"
    where tenant_id = 1 and deleted_at is null
      and (lower(username) = any (${usernames}) or lower(email) = any (${emails}))
  `.execute(db)
  return {
    usernames: new Map(rows.map(({ id, username }) => [username, id])),
    emails: new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[email, id]]))),
  }
}

export async function listRoleNames(db: DbOrTx): Promise<{ id: number; code: string; name: string }[]> {
  return db.selectFrom('role').select(['id', 'code', 'name']).where('tenant_id', '=', 1).orderBy('id').execute()
}
