import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table setting (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      "group" text not null,
      value jsonb not null check (jsonb_typeof(value) = 'object'),
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique (tenant_id, "group")
    );
    select track_changes('setting');

    create table file (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      name text not null check (length(name) between 1 and 255),
      purpose text not null,
      content_type text not null,
      size_bytes bigint not null check (size_bytes >= 0),
      sha256 bytea not null,
      storage_key text not null unique,
      owner_table text,
      owner_id text,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      check ((owner_table is null) = (owner_id is null))
    );
    create index file_owner on file (owner_table, owner_id);
    create index file_orphan on file (created_at) where owner_table is null;
    select track_changes('file');

    -- Intents towards Temporal, written with the rows they belong to and delivered until delivered.
    create table outbox (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      kind text not null check (kind in ('start_workflow', 'sync_schedule')),
      subject text not null,
      payload jsonb not null,
      trace_id text,
      attempts integer not null default 0,
      next_attempt_at timestamptz not null default now(),
      last_error text,
      delivered_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index outbox_pending on outbox (next_attempt_at, id) where delivered_at is null;
    create index outbox_subject on outbox (subject) where delivered_at is null;
    create index outbox_delivered on outbox (delivered_at) where delivered_at is not null;

    create table idempotency_key (
      tenant_id bigint not null default 1,
      user_id bigint not null,
      route text not null,
      key text not null check (length(key) between 1 and 255),
      request_hash bytea not null,
      response_status integer,
      response_body text,
      created_at timestamptz not null default now(),
      primary key (tenant_id, user_id, route, key)
    );
    create index idempotency_key_time on idempotency_key (created_at);

    create table rate_limit (
      key text primary key,
      points integer not null default 0,
      expire bigint
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table rate_limit, idempotency_key, outbox, file, setting`.execute(db)
}
