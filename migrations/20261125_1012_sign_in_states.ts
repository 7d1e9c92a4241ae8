import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The way in by which a session began, when it was not our own password.
    alter table session add column provider text;

    -- Somebody is away at a provider. Used by being deleted.
    create table sign_in_state (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      state_hash bytea not null,
      browser_hash bytea not null,
      provider_id bigint not null references identity_provider (id) on delete cascade,
      linking_session_id bigint references session (id) on delete cascade,
      return_to text not null default '/' check (return_to ~ '^/([^/\\\\]|$)'),
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      unique (tenant_id, state_hash)
    );
    create index sign_in_state_end on sign_in_state (expires_at);

    -- Somebody came back whom nobody here knows yet: the next sign-in of this browser says whose identity it is.
    create table pending_identity (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      browser_hash bytea not null,
      provider_id bigint not null references identity_provider (id) on delete cascade,
      identity jsonb not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      unique (tenant_id, browser_hash)
    );
    create index pending_identity_end on pending_identity (expires_at);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table pending_identity, sign_in_state;
    alter table session drop column provider;
  `.execute(db)
}
