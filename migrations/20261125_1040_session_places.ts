import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session add column device_kind text not null default 'program'
      check (device_kind in ('desktop', 'mobile', 'tablet', 'program'));
    update session set device_kind = case
        when user_agent ~* '(iPad|Tablet)' then 'tablet'
        when user_agent ~* '(Mobile|Android|iPhone)' then 'mobile'
        when user_agent ~* '^Mozilla/' then 'desktop'
        else 'program'
      end;

    -- Devices and places that a user signed in from before: what is not here is worth telling them.
    create table known_origin (
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      kind text not null check (kind in ('device', 'place')),
      value text not null,
      first_seen_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      primary key (tenant_id, user_id, kind, value)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table known_origin;
    alter table session drop column device_kind;
  `.execute(db)
}
