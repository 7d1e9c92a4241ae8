import type { Insertable } from 'kysely'
import type { DbOrTx, Tables } from '../database.ts'

export type LoginLogLine = Omit<Insertable<Tables['login_log']>, 'created_at' | 'tenant_id'>

export async function insertLoginLog(db: DbOrTx, line: LoginLogLine): Promise<void> {
  await db.insertInto('login_log').values(line).execute()
}
