import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // How often an attempt was taken up. Who holds an older number no longer speaks for the attempt.
  await sql`alter table job_attempt add column claim integer not null default 0`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table job_attempt drop column claim`.execute(db)
}
