import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table job
      add column interval integer check (interval between 1 and 31622400),
      add column run_at timestamptz,
      add column calendar_id bigint,
      add column calendar_rule text not null default 'skip' check (calendar_rule in ('skip', 'next_workday')),
      add column shard_total integer check (shard_total between 1 and 1000),
      add column broadcast boolean not null default false,
      add column priority integer not null default 3 check (priority between 1 and 5),
      add column start_deadline integer check (start_deadline between 1 and 604800),
      add column finish_deadline integer check (finish_deadline between 1 and 2592000),
      add column alert jsonb check (jsonb_typeof(alert) = 'object'),
      drop constraint job_job_type_check,
      add check (job_type in ('http', 'shell', 'sql', 'python', 'rpc')),
      drop constraint job_trigger_type_check,
      add check (trigger_type in ('manual', 'cron', 'fixed_rate', 'fixed_delay', 'once')),
      add check (trigger_type not in ('fixed_rate', 'fixed_delay') or interval is not null),
      add check (trigger_type <> 'once' or run_at is not null),
      drop constraint job_overlap_policy_check,
      add check (overlap_policy in ('skip', 'queue', 'cancel_running', 'allow')),
      add check (not broadcast or shard_total is null);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table job
      drop column interval, drop column run_at, drop column calendar_id, drop column calendar_rule,
      drop column shard_total, drop column broadcast, drop column priority,
      drop column start_deadline, drop column finish_deadline, drop column alert,
      drop constraint job_job_type_check,
      add check (job_type in ('http', 'shell')),
      drop constraint job_trigger_type_check,
      add check (trigger_type in ('manual', 'cron')),
      drop constraint job_overlap_policy_check,
      add check (overlap_policy in ('skip', 'allow'));
  `.execute(db)
}
