import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table backfill (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      job_id bigint not null references job (id),
      start_at timestamptz not null,
      end_at timestamptz not null check (end_at >= start_at),
      concurrency integer not null check (concurrency between 1 and 100),
      "order" text not null check ("order" in ('asc', 'desc')),
      skip_successful boolean not null,
      params jsonb not null check (jsonb_typeof(params) = 'object'),
      definition jsonb not null check (jsonb_typeof(definition) = 'object'),
      status text not null default 'running' check (status in ('running', 'paused', 'success', 'failed', 'cancelled')),
      total integer not null check (total > 0),
      -- How many have been opened: those of the plan up to this position.
      opened integer not null default 0 check (opened between 0 and total),
      -- From when on its pace counts: its beginning, or the last time it went on.
      running_since timestamptz not null default now(),
      ended_at timestamptz,
      error_msg jsonb check (error_msg ?& array['zh', 'en']),
      trace_id text not null,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      check ((status in ('running', 'paused')) = (ended_at is null))
    );
    create index backfill_job on backfill (job_id, id desc);
    create index backfill_newest on backfill (tenant_id, id desc);
    create index backfill_open on backfill (tenant_id) where ended_at is null;
    create index backfill_created_by on backfill (created_by);
    create index backfill_department on backfill (department_id);
    select track_changes('backfill', 'opened', 'running_since');

    -- What an open backfill has to run, in its order, decided when it was made.
    create table backfill_fire (
      tenant_id bigint not null default 1,
      backfill_id bigint not null references backfill (id) on delete cascade,
      position integer not null check (position > 0),
      scheduled_at timestamptz not null,
      primary key (backfill_id, position)
    );

    create index job_log_backfill_status on job_log (backfill_id, status) include (end_time) where backfill_id is not null;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index job_log_backfill_status;
    drop table backfill_fire, backfill;
  `.execute(db)
}
