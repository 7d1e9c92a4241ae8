import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      description text not null default '' check (length(description) <= 2000),
      job_type text not null check (job_type in ('http', 'shell')),
      config jsonb not null check (jsonb_typeof(config) = 'object'),
      params jsonb not null default '[]' check (jsonb_typeof(params) = 'array'),
      trigger_type text not null default 'manual' check (trigger_type in ('manual', 'cron')),
      cron_expr text check (length(cron_expr) <= 200),
      timezone text not null default 'Asia/Shanghai',
      start_at timestamptz,
      end_at timestamptz,
      overlap_policy text not null default 'skip' check (overlap_policy in ('skip', 'allow')),
      misfire_policy text not null default 'none' check (misfire_policy in ('none', 'once', 'all')),
      retry_count integer not null default 3 check (retry_count between 0 and 100),
      retry_backoff text not null default 'exponential' check (retry_backoff in ('exponential', 'fixed')),
      retry_interval integer not null default 60 check (retry_interval between 1 and 86400),
      retry_max_interval integer not null default 600 check (retry_max_interval between 1 and 86400),
      timeout integer not null default 60 check (timeout between 1 and 604800),
      executor_group text not null default 'default' check (executor_group ~ '^[a-z0-9][a-z0-9_-]{0,49}$'),
      status text not null default 'enabled' check (status in ('enabled', 'disabled')),
      tags text[] not null default '{}',
      armed_at timestamptz not null default now(),
      paused_at timestamptz,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      deleted_at timestamptz,
      check (trigger_type <> 'cron' or cron_expr is not null),
      check (end_at > start_at),
      check ((status = 'disabled') = (paused_at is not null))
    );
    create unique index job_name on job (tenant_id, name) where deleted_at is null;
    create index job_search on job using gin (search_grams(name));
    create index job_newest on job (tenant_id, created_at desc, id desc) where deleted_at is null;
    create index job_department on job (department_id) where deleted_at is null;
    select track_changes('job', 'armed_at', 'paused_at');

    -- One fire of a job. References carry (id, scheduled_at), the partition key.
    create table job_log (
      id bigint generated always as identity,
      tenant_id bigint not null default 1,
      job_id bigint,
      flow_id bigint,
      flow_run_id bigint,
      backfill_id bigint,
      parent_id bigint,
      rerun_of bigint,
      shard_index integer,
      trace_id text not null,
      workflow_id text,
      trigger text not null check (trigger in ('schedule', 'manual', 'backfill', 'flow', 'retry', 'callback')),
      triggered_by bigint,
      is_test boolean not null default false,
      scheduled_at timestamptz not null,
      start_time timestamptz,
      end_time timestamptz,
      duration bigint check (duration >= 0),
      status text not null check (status in ('waiting', 'running', 'success', 'failed', 'timeout', 'cancelled', 'skipped')),
      skip_reason text check (skip_reason in ('calendar', 'overlap', 'paused', 'halted', 'misfire', 'dependency')),
      attempt integer not null default 1 check (attempt >= 1),
      definition jsonb not null,
      params jsonb not null default '{}',
      result jsonb,
      error_msg jsonb check (error_msg ?& array['zh', 'en']),
      executor text,
      created_by bigint,
      department_id bigint,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (id, scheduled_at),
      check ((status = 'skipped') = (skip_reason is not null)),
      check (status not in ('waiting', 'running') or end_time is null),
      check (status in ('waiting', 'running') or end_time is not null)
    ) partition by range (scheduled_at);
    create unique index job_log_fire on job_log (tenant_id, job_id, scheduled_at) where trigger = 'schedule' and parent_id is null;
    create unique index job_log_backfill on job_log (tenant_id, backfill_id, job_id, scheduled_at) where backfill_id is not null;
    create unique index job_log_shard on job_log (tenant_id, parent_id, shard_index, scheduled_at) where parent_id is not null;
    create index job_log_job on job_log (job_id, scheduled_at desc, id desc);
    create index job_log_newest on job_log (scheduled_at desc, id desc);
    create index job_log_open on job_log (job_id) where status in ('waiting', 'running');
    create index job_log_workflow on job_log (workflow_id);
    create index job_log_trace on job_log (trace_id);
    select prepare_log_table('job_log');

    create table job_attempt (
      run_id bigint not null,
      scheduled_at timestamptz not null,
      attempt integer not null check (attempt >= 1),
      status text not null check (status in ('waiting', 'running', 'success', 'failed', 'timeout', 'cancelled')),
      start_time timestamptz,
      end_time timestamptz,
      error_msg jsonb check (error_msg ?& array['zh', 'en']),
      executor text,
      ticket_hash bytea,
      primary key (run_id, scheduled_at, attempt),
      foreign key (run_id, scheduled_at) references job_log (id, scheduled_at) on delete cascade
    ) partition by range (scheduled_at);
    select prepare_log_table('job_attempt');

    -- What a run printed, in order: "position" is the byte offset of the chunk in the whole of the run.
    create table job_output (
      run_id bigint not null,
      scheduled_at timestamptz not null,
      position bigint not null check (position >= 0),
      attempt integer not null,
      sequence bigint not null,
      stream text not null check (stream in ('stdout', 'stderr', 'system')),
      content bytea not null,
      created_at timestamptz not null default now(),
      primary key (run_id, scheduled_at, position),
      unique (run_id, scheduled_at, attempt, stream, sequence)
    ) partition by range (scheduled_at);
    select prepare_log_table('job_output');

    create table executor (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      instance text not null,
      "group" text not null,
      host text not null,
      status text not null default 'live' check (status in ('live', 'draining', 'gone')),
      running integer not null default 0,
      started_at timestamptz not null,
      last_seen_at timestamptz not null default now(),
      unique (tenant_id, instance)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table executor, job_output, job_attempt, job_log, job`.execute(db)
}
