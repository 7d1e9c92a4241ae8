import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The names at which sign-ins from one address failed lately, or are being decided right now.
    create table login_source (
      tenant_id bigint not null default 1,
      source text not null,
      names text[] not null,
      started_at timestamptz not null,
      primary key (tenant_id, source)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table login_source`.execute(db)
}
