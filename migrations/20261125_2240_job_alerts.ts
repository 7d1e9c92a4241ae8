import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One row for each thing that went wrong; the unique keys are why nothing is told twice.
    create table job_alert (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      job_id bigint not null references job (id) on delete cascade,
      reason text not null check (reason in ('failed', 'timeout', 'not_started', 'not_finished', 'consecutive')),
      run_id bigint,
      scheduled_at timestamptz not null,
      failures integer check (failures > 0),
      status text not null default 'firing' check (status in ('firing', 'recovered')),
      error_msg jsonb check (error_msg ?& array['zh', 'en']),
      -- Who was told and how, for the recovery to reach the same.
      told jsonb not null check (jsonb_typeof(told) = 'object'),
      opened_at timestamptz not null default now(),
      recovered_at timestamptz,
      recovered_by bigint,
      check ((status = 'recovered') = (recovered_at is not null)),
      check (reason in ('not_started', 'not_finished') or run_id is not null)
    );
    create unique index job_alert_run on job_alert (tenant_id, reason, run_id)
      where reason in ('failed', 'timeout', 'consecutive');
    create unique index job_alert_fire on job_alert (tenant_id, job_id, reason, scheduled_at)
      where reason in ('not_started', 'not_finished');
    create unique index job_alert_streak on job_alert (tenant_id, job_id)
      where reason = 'consecutive' and status = 'firing';
    create index job_alert_firing on job_alert (job_id) where status = 'firing';
    create index job_alert_job on job_alert (job_id, opened_at desc);
    create index job_alert_newest on job_alert (opened_at desc, id desc);
    create index job_alert_of_run on job_alert (run_id);

    -- How often in a row a job has failed, in the order in which its runs ended.
    create table job_streak (
      job_id bigint primary key references job (id) on delete cascade,
      failures integer not null check (failures >= 0)
    );

    -- Up to when something was looked at, by all copies together.
    create table watch_position (
      name text primary key check (name ~ '^[a-z_]{1,50}$'),
      watched_until timestamptz not null default now()
    );
    insert into watch_position (name) values ('deadlines');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table watch_position, job_streak, job_alert`.execute(db)
}
