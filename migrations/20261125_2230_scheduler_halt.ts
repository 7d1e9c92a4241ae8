import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Each time somebody stopped all of the scheduler; the one that is not resumed is the state.
    create table scheduler_halt (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      reason text not null check (length(reason) between 1 and 500),
      cancel_running boolean not null,
      cancelled_runs integer not null default 0 check (cancelled_runs >= 0),
      resumed_at timestamptz,
      resumed_by bigint references "user" (id),
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      check (resumed_by is null or resumed_at is not null)
    );
    create unique index scheduler_halt_open on scheduler_halt (tenant_id) where resumed_at is null;
    create index scheduler_halt_created_by on scheduler_halt (created_by);
    create index scheduler_halt_resumed_by on scheduler_halt (resumed_by);
    create index scheduler_halt_department on scheduler_halt (department_id);
    select track_changes('scheduler_halt');

    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'cancel_run', 'signal_workflow'));
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from outbox where kind in ('cancel_run', 'signal_workflow');
    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule'));
    drop table scheduler_halt;
  `.execute(db)
}
