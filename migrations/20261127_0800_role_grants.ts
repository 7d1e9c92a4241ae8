import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Until when somebody has a role; null: for good. Who takes it back looks here, so that what was given otherwise stays.
    alter table user_role add column ends_at timestamptz;
    alter table approval_callback
      drop constraint approval_callback_type_check,
      add check (type in ('webhook', 'job', 'flow', 'config', 'notify', 'grant_role'));
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from approval_callback where type = 'grant_role';
    alter table approval_callback
      drop constraint approval_callback_type_check,
      add check (type in ('webhook', 'job', 'flow', 'config', 'notify'));
    -- Nobody could take them back any more.
    delete from user_role where ends_at is not null;
    alter table user_role drop column ends_at;
  `.execute(db)
}
