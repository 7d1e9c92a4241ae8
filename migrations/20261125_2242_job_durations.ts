import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table job_log add column is_outlier boolean not null default false;
    create index job_log_outlier on job_log (scheduled_at desc, id desc) where is_outlier;
    create index job_log_duration on job_log (job_id, scheduled_at desc) include (duration)
      where status = 'success' and not is_test and parent_id is null;

    -- How long the runs of each job take of late, and took before: computed now and then from job_log.
    create table job_trend (
      job_id bigint primary key references job (id) on delete cascade,
      recent_runs integer not null,
      recent_p50 double precision,
      recent_p95 double precision,
      before_runs integer not null,
      before_p50 double precision,
      before_p95 double precision,
      computed_at timestamptz not null default now()
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table job_trend;
    drop index job_log_duration, job_log_outlier;
    alter table job_log drop column is_outlier;
  `.execute(db)
}
