import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The roles that people have now. A role whose time is over counts no more, also before its row is taken away.
    create view held_role as
      select tenant_id, user_id, role_id, ends_at from user_role where ends_at is null or ends_at > now();
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop view held_role`.execute(db)
}
