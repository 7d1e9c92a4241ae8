import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Most runs succeed: what did not is few, and is what people look for.
  await sql`
    create index job_log_unwell on job_log (status, scheduled_at desc, id desc)
      where status in ('failed', 'timeout', 'cancelled', 'skipped')
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index job_log_unwell`.execute(db)
}
