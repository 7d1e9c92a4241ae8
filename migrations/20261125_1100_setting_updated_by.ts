import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Null is the system: a secret that was sealed anew, or a change from before this column.
    alter table setting add column updated_by bigint references "user" (id);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table setting drop column updated_by`.execute(db)
}
