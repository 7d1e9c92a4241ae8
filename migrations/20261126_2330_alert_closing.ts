import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Closed: somebody put it aside, although the job has not succeeded since.
    alter table job_alert
      add column closed_at timestamptz,
      add column closed_by bigint references "user" (id),
      add column close_note text check (close_note <> ''),
      add column ended_at timestamptz generated always as (coalesce(recovered_at, closed_at)) stored,
      drop constraint job_alert_status_check,
      add constraint job_alert_status_check check (status in ('firing', 'recovered', 'closed')),
      add constraint job_alert_closed_check check ((status = 'closed') = (closed_at is not null));
    create index job_alert_closed_by on job_alert (closed_by) where closed_by is not null;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    update job_alert set status = 'recovered', recovered_at = closed_at, closed_at = null where status = 'closed';
    alter table job_alert
      drop column ended_at,
      drop column closed_at,
      drop column closed_by,
      drop column close_note,
      drop constraint job_alert_status_check,
      add constraint job_alert_status_check check (status in ('firing', 'recovered'));
  `.execute(db)
}
