import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A flow fires as a job does: its trigger is a row of jobs of this kind, its runs are rows of job_log.
    alter table job
      drop constraint job_job_type_check,
      add check (job_type in ('http', 'shell', 'sql', 'python', 'rpc', 'flow')),
      drop constraint job_timeout_check,
      add constraint job_timeout_check check (timeout between 1 and case when job_type = 'flow' then 2592000 else 604800 end);
    drop index job_newest, job_triggers;
    create index job_newest on job (tenant_id, created_at desc, id desc) where deleted_at is null and job_type <> 'flow';
    create index job_triggers on job
      (trigger_type, cron_expr, timezone, interval, run_at, start_at, end_at, calendar_id, calendar_rule, id)
      where status = 'enabled' and trigger_type in ('cron', 'fixed_rate', 'once') and deleted_at is null and job_type <> 'flow';
    create index job_flow_newest on job (tenant_id, created_at desc, id desc) where deleted_at is null and job_type = 'flow';

    -- What is drawn at present; "version" is the one that was published last, 0 before the first.
    create table job_flow (
      id bigint primary key references job (id),
      version integer not null default 0 check (version >= 0),
      dag_config jsonb not null check (jsonb_typeof(dag_config) = 'object'),
      bpmn_xml text not null
    );

    create table job_flow_version (
      flow_id bigint not null references job_flow (id),
      version integer not null check (version >= 1),
      dag_config jsonb not null,
      bpmn_xml text not null,
      created_by bigint references "user" (id),
      created_at timestamptz not null default now(),
      primary key (flow_id, version)
    );

    -- How a run of a flow is carried out, beside its row of job_log. "step" is what a step of its process holds it by: who
    -- changes it from outside raises it, and the step that was under way writes nothing more.
    create table flow_run (
      run_id bigint not null,
      scheduled_at timestamptz not null,
      flow_id bigint not null,
      flow_version integer not null,
      step bigint not null default 0,
      paused_at timestamptz,
      stop text check (stop in ('cancelled', 'timeout')),
      stop_why jsonb check (stop_why ?& array['zh', 'en']),
      -- Whether what was under way has been told to stop.
      stop_told boolean not null default false,
      due_at timestamptz,
      primary key (run_id, scheduled_at),
      foreign key (run_id, scheduled_at) references job_log (id, scheduled_at) on delete cascade,
      check ((stop is null) = (stop_why is null))
    ) partition by range (scheduled_at);
    select prepare_log_table('flow_run');

    -- A node of a run; "item" counts what it is done for, of a node that is done for each of a list, and is -1 of the node itself.
    create table job_flow_node (
      run_id bigint not null,
      scheduled_at timestamptz not null,
      node_id text not null,
      item integer not null default -1 check (item >= -1),
      status text not null default 'waiting'
        check (status in ('waiting', 'running', 'success', 'failed', 'skipped', 'cancelled')),
      skip_reason text,
      attempt integer not null default 1 check (attempt >= 1),
      started_at timestamptz,
      ended_at timestamptz,
      due_at timestamptz,
      input jsonb,
      result jsonb,
      error_code text,
      error_msg jsonb check (error_msg ?& array['zh', 'en']),
      -- Its run has the scheduled time of the whole.
      job_log_id bigint,
      is_kept boolean not null default false,
      primary key (run_id, scheduled_at, node_id, item),
      foreign key (run_id, scheduled_at) references flow_run (run_id, scheduled_at) on delete cascade,
      check ((status = 'skipped') = (skip_reason is not null)),
      check ((status in ('waiting', 'running')) = (ended_at is null))
    ) partition by range (scheduled_at);
    create index job_flow_node_run on job_flow_node (job_log_id) where job_log_id is not null;
    create index job_flow_node_history on job_flow_node (node_id, scheduled_at desc) where status in ('success', 'failed') and item = -1;
    select prepare_log_table('job_flow_node');

    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'cancel_run', 'signal_workflow', 'start_queued', 'heed_flow'));
    create index job_log_flow_run on job_log (flow_run_id, scheduled_at) where flow_run_id is not null;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from outbox where kind = 'heed_flow';
    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'start_queued', 'cancel_run', 'signal_workflow'));
    drop index job_log_flow_run;
    drop table job_flow_node, flow_run, job_flow_version, job_flow;
    delete from job where job_type = 'flow';
    drop index job_newest, job_flow_newest, job_triggers;
    create index job_triggers on job
      (trigger_type, cron_expr, timezone, interval, run_at, start_at, end_at, calendar_id, calendar_rule, id)
      where status = 'enabled' and trigger_type in ('cron', 'fixed_rate', 'once') and deleted_at is null;
    create index job_newest on job (tenant_id, created_at desc, id desc) where deleted_at is null;
    alter table job
      drop constraint job_timeout_check,
      add constraint job_timeout_check check (timeout between 1 and 604800),
      drop constraint job_job_type_check,
      add check (job_type in ('http', 'shell', 'sql', 'python', 'rpc'));
  `.execute(db)
}
