import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- By when a row was written, which is close to when it ran, whatever time it stands for. Rows lie in that order.
    create index job_log_written on job_log using brin (created_at) with (autosummarize = on, pages_per_range = 32);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index job_log_written`.execute(db)
}
