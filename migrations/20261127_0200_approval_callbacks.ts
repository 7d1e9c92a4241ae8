import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What is done without a person: of one visit ("token") of a service node, or, where "token" is 0, after the request has ended.
    -- "attempts" counts all tries, "tries" those since somebody last had it tried again. "input" is what it was filled in with first.
    create table approval_callback (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      instance_id bigint not null references approval_instance (id),
      round integer not null,
      token integer not null default 0,
      position integer not null default 0,
      node_id text,
      on_status text check (on_status in ('approved', 'rejected')),
      type text not null check (type in ('webhook', 'job', 'flow', 'config', 'notify')),
      config jsonb not null check (jsonb_typeof(config) = 'object'),
      input jsonb,
      status text not null default 'waiting' check (status in ('waiting', 'running', 'success', 'failed', 'skipped', 'void')),
      attempts integer not null default 0,
      tries integer not null default 0,
      run_id bigint,
      run_scheduled_at timestamptz,
      result jsonb,
      error_msg jsonb check (error_msg ?& array['zh', 'en']),
      created_at timestamptz not null default now(),
      started_at timestamptz,
      next_attempt_at timestamptz,
      ended_at timestamptz,
      check ((token = 0) = (on_status is not null)),
      check ((token = 0) = (node_id is null)),
      check ((run_id is null) = (run_scheduled_at is null)),
      check ((status in ('waiting', 'running')) = (ended_at is null))
    );
    -- What was taken back may be done anew by the same visit.
    create unique index approval_callback_once on approval_callback (tenant_id, instance_id, round, token, position) where status <> 'void';
    create index approval_callback_instance on approval_callback (instance_id, id);
    create index approval_callback_run on approval_callback (run_id) where status = 'running' and run_id is not null;

    -- A request that a node of a flow's run has started. "dropped_at": the run does not want it any more.
    create table approval_flow_node (
      instance_id bigint primary key references approval_instance (id),
      run_id bigint not null,
      scheduled_at timestamptz not null,
      node_id text not null,
      dropped_at timestamptz
    );
    create index approval_flow_node_run on approval_flow_node (run_id, node_id, instance_id);

    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'cancel_run', 'signal_workflow', 'start_queued', 'heed_flow', 'begin_approval', 'heed_callback'));
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from outbox where kind = 'heed_callback';
    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'cancel_run', 'signal_workflow', 'start_queued', 'heed_flow', 'begin_approval'));
    drop table approval_flow_node, approval_callback;
  `.execute(db)
}
