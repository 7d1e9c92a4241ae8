import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      timezone text not null default 'Asia/Shanghai',
      weekends integer[] not null default '{6,7}' check (weekends <@ '{1,2,3,4,5,6,7}'::integer[]),
      holidays date[] not null default '{}' check (cardinality(holidays) <= 2000),
      workdays date[] not null default '{}' check (cardinality(workdays) <= 2000 and not workdays && holidays),
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1
    );
    create unique index calendar_name on calendar (tenant_id, name);
    create index calendar_department on calendar (department_id);
    select track_changes('calendar');

    -- Until now any number could stand here.
    update job set calendar_id = null where calendar_id is not null;
    -- Only jobs that are deleted may lose theirs: see "deleteCalendar".
    alter table job add constraint job_calendar foreign key (calendar_id) references calendar (id) on delete set null;
    create index job_by_calendar on job (calendar_id) where calendar_id is not null;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index job_by_calendar;
    alter table job drop constraint job_calendar;
    drop table calendar;
  `.execute(db)
}
