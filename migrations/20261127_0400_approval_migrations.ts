import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table approval_migration (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      workflow_id bigint not null,
      to_version integer not null,
      status text not null default 'running' check (status in ('running', 'done', 'cancelled')),
      total integer not null check (total > 0),
      ended_at timestamptz,
      trace_id text not null,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      foreign key (workflow_id, to_version) references workflow_version (workflow_id, version),
      check ((status = 'running') = (ended_at is null))
    );
    create unique index approval_migration_running on approval_migration (tenant_id, workflow_id) where ended_at is null;
    create index approval_migration_workflow on approval_migration (workflow_id, id desc);
    create index approval_migration_created_by on approval_migration (created_by);
    create index approval_migration_department on approval_migration (department_id);
    select track_changes('approval_migration');

    -- "problems": why a request was not moved.
    create table approval_migration_item (
      tenant_id bigint not null default 1,
      migration_id bigint not null references approval_migration (id) on delete cascade,
      instance_id bigint not null references approval_instance (id),
      from_version integer not null,
      status text not null default 'waiting' check (status in ('waiting', 'moved', 'refused')),
      problems jsonb not null default '[]' check (jsonb_typeof(problems) = 'array'),
      ended_at timestamptz,
      primary key (migration_id, instance_id),
      check ((status = 'waiting') = (ended_at is null))
    );
    create index approval_migration_item_waiting on approval_migration_item (migration_id, instance_id) where status = 'waiting';
    create index approval_migration_item_instance on approval_migration_item (instance_id);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table approval_migration_item, approval_migration`.execute(db)
}
