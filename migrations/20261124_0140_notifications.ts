import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table message_template (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      code text not null check (code ~ '^[a-z][a-z0-9_.]{1,49}$'),
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      channel text not null check (channel in ('email', 'sms', 'in_app', 'dingtalk', 'feishu', 'wechat', 'webhook')),
      language text not null default 'zh' check (language in ('zh', 'en')),
      subject text,
      content text not null,
      params jsonb not null default '[]',
      status text not null default 'active' check (status in ('active', 'disabled')),
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique (tenant_id, code, channel, language)
    );
    select track_changes('message_template');

    create table message_log (
      id bigint generated always as identity,
      tenant_id bigint not null default 1,
      batch text not null,
      template_id bigint,
      template_code text not null,
      channel text not null check (channel in ('email', 'sms', 'in_app', 'dingtalk', 'feishu', 'wechat', 'webhook')),
      user_id bigint,
      recipient text not null,
      subject text,
      content text not null,
      status text not null default 'pending' check (status in ('pending', 'sent', 'failed', 'captured')),
      retry_count integer not null default 0,
      error_msg text,
      trace_id text,
      sent_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (id, created_at)
    ) partition by range (created_at);
    create index message_log_status on message_log (status, created_at desc);
    create index message_log_time on message_log (created_at desc);
    create unique index message_log_once on message_log (tenant_id, batch, channel, recipient, created_at);
    select prepare_log_table('message_log');

    create table notification (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      title text not null check (length(title) between 1 and 200),
      content text,
      type text not null check (type in ('system', 'approval', 'task', 'alert')),
      link text,
      batch text not null,
      is_read boolean not null default false,
      read_at timestamptz,
      trace_id text,
      created_at timestamptz not null default now(),
      unique (tenant_id, batch, user_id)
    );
    create index notification_user_unread on notification (user_id, created_at desc) where not is_read;
    create index notification_user on notification (user_id, created_at desc);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table notification, message_log, message_template`.execute(db)
}
