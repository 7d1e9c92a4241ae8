import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Taken back before its time; what was decided under it stays.
    alter table approval_proxy add column ended_at timestamptz;
    create index approval_proxy_proxy on approval_proxy (proxy_id, ends_at);

    -- All that somebody has to decide becomes another's; without "to_user_id", that of the heads above each request.
    create table approval_hand_over (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      from_user_id bigint not null references "user" (id),
      to_user_id bigint references "user" (id),
      reason text not null default '' check (length(reason) <= 500),
      status text not null default 'running' check (status in ('running', 'done', 'failed', 'cancelled')),
      attempt integer not null default 1 check (attempt >= 1),
      trace_id text not null,
      ended_at timestamptz,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      check (from_user_id <> to_user_id),
      check ((status = 'running') = (ended_at is null))
    );
    create unique index approval_hand_over_running on approval_hand_over (tenant_id, from_user_id) where status = 'running';
    create index approval_hand_over_newest on approval_hand_over (tenant_id, created_at desc, id desc);
    create index approval_hand_over_department on approval_hand_over (department_id);
    select track_changes('approval_hand_over');

    create table approval_hand_over_task (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      hand_over_id bigint not null references approval_hand_over (id),
      task_id bigint not null references approval_task (id),
      status text not null default 'waiting' check (status in ('waiting', 'done', 'skipped', 'failed')),
      to_user_id bigint references "user" (id),
      error_msg jsonb,
      ended_at timestamptz,
      check ((status = 'waiting') = (ended_at is null)),
      check (status <> 'done' or to_user_id is not null)
    );
    create unique index approval_hand_over_task_once on approval_hand_over_task (tenant_id, hand_over_id, task_id);
    create index approval_hand_over_task_waiting on approval_hand_over_task (hand_over_id, id) where status = 'waiting';

    create index approval_task_held on approval_task (assignee_id) where status = 'held';

    -- What statistics look at.
    create index approval_task_decided on approval_task (ended_at, instance_id) where status = 'done';
    create index approval_instance_submitted on approval_instance (submitted_at) where submitted_at is not null;
    create index approval_instance_ended on approval_instance (ended_at) where ended_at is not null;

    -- Whose numbers of what waits have changed; told once for each transaction.
    create function tell_approval_box() returns trigger language plpgsql as $$
      begin
        perform pg_notify('approval_box', to_jsonb(new) ->> tg_argv[0]);
        return null;
      end $$;
    create trigger approval_task_opened after insert on approval_task
      for each row when (new.status = 'open') execute function tell_approval_box('assignee_id');
    create trigger approval_task_moved after update of status on approval_task
      for each row when ((old.status = 'open') <> (new.status = 'open')) execute function tell_approval_box('assignee_id');
    create trigger approval_cc_sent after insert on approval_cc
      for each row execute function tell_approval_box('user_id');
    create trigger approval_cc_seen after update of read_at on approval_cc
      for each row when (old.read_at is null and new.read_at is not null) execute function tell_approval_box('user_id');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger approval_cc_seen on approval_cc;
    drop trigger approval_cc_sent on approval_cc;
    drop trigger approval_task_moved on approval_task;
    drop trigger approval_task_opened on approval_task;
    drop function tell_approval_box();
    drop index approval_instance_ended, approval_instance_submitted, approval_task_decided, approval_task_held;
    drop table approval_hand_over_task, approval_hand_over;
    drop index approval_proxy_proxy;
    alter table approval_proxy drop column ended_at;
  `.execute(db)
}
