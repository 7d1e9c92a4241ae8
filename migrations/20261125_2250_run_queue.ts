import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'start_queued', 'cancel_run', 'signal_workflow'));
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from outbox where kind = 'start_queued';
    alter table outbox drop constraint outbox_kind_check, add check (kind in ('start_workflow', 'sync_schedule', 'cancel_run', 'signal_workflow'));
  `.execute(db)
}
