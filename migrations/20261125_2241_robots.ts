import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table robot (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      -- What its secrets are bound to; it never changes.
      code text not null,
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      provider text not null check (provider in ('dingtalk', 'feishu', 'wechat')),
      -- The address carries the robot's token, so all of it is a secret; what is shown of it is masked.
      url_ciphertext text not null,
      url_shown text not null,
      secret_ciphertext text,
      enabled boolean not null default true,
      -- The vendor takes nothing before this.
      paused_until timestamptz,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1
    );
    create unique index robot_name on robot (tenant_id, name);
    create unique index robot_code on robot (tenant_id, code);
    select track_changes('robot', 'paused_until');

    -- When each robot spoke within the last minute: the vendors count.
    create table robot_call (
      robot_id bigint not null references robot (id) on delete cascade,
      called_at timestamptz not null
    );
    create index robot_call_time on robot_call (robot_id, called_at);

    -- What outgoing webhooks are signed with: the newest, and the one before it while receivers change over.
    create table webhook_secret (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      code text not null,
      secret_ciphertext text not null,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique (tenant_id, code)
    );
    select track_changes('webhook_secret');

    -- A try takes the message for itself until claimed_until, so that two never send the same one.
    alter table message_log
      add column robot_id bigint,
      add column target_url text,
      add column claimed_until timestamptz,
      add column tried_at timestamptz;
    create index message_log_robot on message_log (robot_id) where status = 'pending' and robot_id is not null;
    create index message_log_pending on message_log (created_at) where status = 'pending';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index message_log_pending, message_log_robot;
    alter table message_log drop column tried_at, drop column claimed_until, drop column target_url, drop column robot_id;
    drop table webhook_secret, robot_call, robot;
  `.execute(db)
}
