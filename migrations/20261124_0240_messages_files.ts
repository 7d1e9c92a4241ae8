import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Keys that outlive every key of the installation: made once, sealed under the newest of those.
    create table lasting_key (
      name text primary key check (name ~ '^[a-z][a-z_]{1,49}$'),
      ciphertext text not null,
      created_at timestamptz not null default now()
    );

    -- A file is 'pending' until its content is durable, and 'removing' from the moment when nobody wants it any more.
    -- Files from before are there.
    alter table file
      add column status text not null default 'ready' check (status in ('pending', 'ready', 'removing')),
      alter column sha256 drop not null,
      add check (status <> 'ready' or sha256 is not null),
      add check (status <> 'pending' or owner_table is null);
    alter table file alter column status set default 'pending';
    drop index file_orphan;
    create index file_orphan on file (created_at) where owner_table is null or status <> 'ready';

    alter table "user" add column language text check (language in ('zh', 'en'));

    -- Who asks twice to send a batch asks once.
    create table message_batch (
      tenant_id bigint not null default 1,
      batch text not null check (length(batch) between 1 and 200),
      created_at timestamptz not null default now(),
      primary key (tenant_id, batch)
    );
    create index message_batch_time on message_batch (created_at);

    alter table message_log
      alter column error_msg type jsonb using case when error_msg is null then null
        else jsonb_build_object('zh', error_msg, 'en', error_msg) end,
      add column language text not null default 'zh' check (language in ('zh', 'en')),
      add column link text;
    create index message_log_user on message_log (user_id, created_at desc);
    create index notification_time on notification (created_at);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index notification_time, message_log_user;
    alter table message_log drop column link, drop column language,
      alter column error_msg type text using error_msg ->> 'zh';
    drop table message_batch;
    alter table "user" drop column language;
    delete from file where sha256 is null;
    drop index file_orphan;
    alter table file drop column status, alter column sha256 set not null;
    create index file_orphan on file (created_at) where owner_table is null;
    drop table lasting_key;
  `.execute(db)
}
