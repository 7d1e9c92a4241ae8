import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- "node_mapping": which node of the other version stands for one that is not there, by its id before.
    alter table approval_migration add column node_mapping jsonb not null default '{}'
      check (jsonb_typeof(node_mapping) = 'object');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table approval_migration drop column node_mapping`.execute(db)
}
