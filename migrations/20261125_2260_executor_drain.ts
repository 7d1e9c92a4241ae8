import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table executor
      add column slots integer check (slots between 1 and 10000),
      add column drain_requested boolean not null default false;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table executor drop column slots, drop column drain_requested`.execute(db)
}
