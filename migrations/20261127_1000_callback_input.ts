import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a job or a flow was started with may be secret: its run keeps it, sealed, and nothing else does.
    update approval_callback set input = null where type in ('job', 'flow');
    alter table approval_callback add constraint approval_callback_input_check check (input is null or type not in ('job', 'flow'));
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table approval_callback drop constraint approval_callback_input_check`.execute(db)
}
