import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table directory_sync (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      provider_id bigint not null references identity_provider (id) on delete cascade,
      trigger text not null check (trigger in ('manual', 'schedule')),
      scheduled_at timestamptz,
      status text not null default 'reading'
        check (status in ('reading', 'waiting', 'applying', 'done', 'failed', 'cancelled')),
      stop_reason text check (stop_reason in ('confirm', 'too_many_disabled')),
      authority text,
      realm_tenant text,
      read_departments integer not null default 0,
      read_people integer not null default 0,
      error_msg jsonb,
      workflow_id text,
      trace_id text,
      confirmed_by bigint references "user" (id),
      finished_at timestamptz,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique (tenant_id, provider_id, scheduled_at)
    );
    create unique index directory_sync_open on directory_sync (tenant_id, provider_id)
      where status in ('reading', 'waiting', 'applying');
    select track_changes('directory_sync', 'read_departments', 'read_people');

    -- What was read, until the changes are worked out.
    create table directory_sync_item (
      tenant_id bigint not null default 1,
      sync_id bigint not null references directory_sync (id) on delete cascade,
      kind text not null check (kind in ('department', 'person')),
      external_id text not null check (length(external_id) between 1 and 255),
      data jsonb not null,
      primary key (tenant_id, sync_id, kind, external_id)
    );

    create table directory_sync_change (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      sync_id bigint not null references directory_sync (id) on delete cascade,
      kind text not null check (kind in ('department', 'person')),
      action text not null check (action in ('create', 'link', 'update', 'move', 'enable', 'disable', 'remove')),
      external_id text not null,
      target_id bigint,
      label text not null,
      before jsonb,
      after jsonb,
      reason jsonb not null,
      conflict jsonb,
      status text not null default 'planned' check (status in ('planned', 'applied', 'skipped', 'failed')),
      error_msg jsonb,
      applied_at timestamptz
    );
    create index directory_sync_change_sync on directory_sync_change (sync_id, id);

    -- Which department here a directory's department is.
    create table directory_department (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      provider_id bigint not null references identity_provider (id) on delete cascade,
      external_id text not null,
      department_id bigint not null references department (id) on delete cascade,
      unique (tenant_id, provider_id, external_id)
    );
    create index directory_department_department on directory_department (department_id);

    -- Whom a directory switched off it may switch on again; whom people switched off it may not.
    alter table user_identity add column directory_disabled boolean not null default false;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table user_identity drop column directory_disabled;
    drop table directory_department, directory_sync_change, directory_sync_item, directory_sync
  `.execute(db)
}
