import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What opens an account, or sets its password anew, once: the token of a link, or a code.
    create table account_token (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      purpose text not null check (purpose in ('registration', 'invitation', 'reset')),
      token_hash bytea,
      code_hash bytea,
      -- The password that came with a registration: it becomes the account's when this very token is used.
      password_hash text,
      tries integer not null default 0,
      expires_at timestamptz not null,
      used_at timestamptz,
      created_at timestamptz not null default now(),
      unique (tenant_id, token_hash),
      check (num_nonnulls(token_hash, code_hash) = 1),
      check (code_hash is null or purpose = 'reset'),
      check ((purpose = 'registration') = (password_hash is not null))
    );
    create index account_token_user on account_token (user_id, purpose) where used_at is null;
    create index account_token_end on account_token (expires_at);

    -- How often something was sent to, or asked for by, somebody within a span of so many minutes.
    create table send_quota (
      tenant_id bigint not null default 1,
      subject text not null,
      minutes integer not null check (minutes > 0),
      sent integer not null check (sent > 0),
      started_at timestamptz not null,
      primary key (tenant_id, subject, minutes)
    );

    -- A number is validated when its owner answered from it, or when an administrator vouches for it.
    alter table "user" add column phone_verified_at timestamptz;
    update "user" set phone_verified_at = now() where phone is not null;
    create function forget_moved_phone() returns trigger language plpgsql as $$
    begin
      if new.phone is null or new.phone_verified_at is not distinct from old.phone_verified_at then
        new.phone_verified_at := null;
      end if;
      return new;
    end $$;
    create trigger forget_moved_phone before update of phone on "user" for each row
      when (old.phone is distinct from new.phone) execute function forget_moved_phone();

    -- The code or token of a message lies apart from its words, sealed, and only until the message is settled.
    alter table message_log add column secret_ciphertext text, add column expires_at timestamptz;
    create index message_log_secret on message_log (id) where secret_ciphertext is not null;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index message_log_secret;
    alter table message_log drop column secret_ciphertext, drop column expires_at;
    drop trigger forget_moved_phone on "user";
    drop function forget_moved_phone;
    alter table "user" drop column phone_verified_at;
    drop table send_quota, account_token;
  `.execute(db)
}
