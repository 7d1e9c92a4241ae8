import { type Kysely, sql } from 'kysely'

const before = ['logout', 'kicked', 'expired', 'idle', 'password', 'disabled', 'reuse', 'limit']

export async function up(db: Kysely<unknown>): Promise<void> {
  await allow(db, [...before, 'provider'])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`update session set end_reason = 'kicked' where end_reason = 'provider'`.execute(db)
  await allow(db, before)
}

async function allow(db: Kysely<unknown>, reasons: string[]): Promise<void> {
  const list = sql.join(reasons.map((reason) => sql.lit(reason)))
  await sql`alter table session drop constraint session_end_reason_check`.execute(db)
  await sql`alter table session add constraint session_end_reason_check check (end_reason in (${list}))`.execute(db)
}
