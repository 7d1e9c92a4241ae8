import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A second factor of a user; without bound_at it is still being bound.
    create table user_factor (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      method text not null check (method in ('totp', 'sms', 'email')),
      -- The address that was proved: the factor goes when the user's address changes.
      target text,
      secret_ciphertext text,
      last_counter bigint not null default -1,
      bound_at timestamptz,
      last_used_at timestamptz,
      expires_at timestamptz,
      created_at timestamptz not null default now(),
      check ((method = 'totp') = (secret_ciphertext is not null)),
      check ((method = 'totp') = (target is null)),
      check ((bound_at is null) = (expires_at is not null))
    );
    create unique index user_factor_bound on user_factor (tenant_id, user_id, method) where bound_at is not null;
    create unique index user_factor_pending on user_factor (tenant_id, user_id, method) where bound_at is null;

    create table recovery_code (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      code_hash bytea not null,
      used_at timestamptz,
      unique (tenant_id, user_id, code_hash)
    );

    -- A sign-in whose first step is done.
    create table mfa_challenge (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      token_hash bytea not null,
      security_stamp bigint not null,
      login_type text not null check (login_type in ('password', 'sso')),
      provider text,
      address_group text not null,
      device text not null,
      tries integer not null default 0,
      expires_at timestamptz not null,
      settled_at timestamptz,
      unique (tenant_id, token_hash)
    );
    create index mfa_challenge_user on mfa_challenge (user_id);

    -- A code that was sent, good for the one request that it was sent for.
    create table factor_code (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      request text not null,
      method text not null check (method in ('sms', 'email')),
      target text not null,
      code_hash bytea not null,
      tries integer not null default 0,
      expires_at timestamptz not null,
      used_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index factor_code_user on factor_code (user_id, created_at);
    create index factor_code_target on factor_code (target, created_at);

    -- Tries at the second factor of a user, counted before they are looked at.
    create table factor_gate (
      user_id bigint primary key references "user" (id) on delete cascade,
      tenant_id bigint not null default 1,
      tries integer not null,
      tried_at timestamptz not null
    );

    -- How long a user who has to bind a factor has put it off.
    create table factor_duty (
      user_id bigint primary key references "user" (id) on delete cascade,
      tenant_id bigint not null default 1,
      since timestamptz not null default now(),
      sign_ins integer not null default 1
    );

    create table trusted_device (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      token_hash bytea not null,
      device text,
      ip_address text,
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      expires_at timestamptz not null,
      unique (tenant_id, token_hash)
    );
    create index trusted_device_user on trusted_device (user_id);

    drop trigger tell_session_change on session;
    create trigger tell_session_change after update on session for each row
      when (old.ended_at is distinct from new.ended_at or old.security_stamp <> new.security_stamp
            or old.expires_at <> new.expires_at or old.confirmed_at <> new.confirmed_at)
      execute function tell_session_change('session');
    create trigger tell_session_change after insert or update of bound_at or delete on user_factor for each row
      execute function tell_session_change('member');

    create function tell_factor_policy() returns trigger language plpgsql as $$
    begin
      perform pg_notify('session', 'all');
      return null;
    end $$;
    create trigger tell_factor_policy after insert or update on setting for each row
      when (new."group" = 'mfa') execute function tell_factor_policy();

    -- An address that is no longer the user's proves nothing, whoever changed it.
    create function forget_moved_factors() returns trigger language plpgsql as $$
    begin
      delete from user_factor
      where user_id = new.id
        and ((method = 'email' and target is distinct from new.email) or (method = 'sms' and target is distinct from new.phone));
      if found then delete from trusted_device where user_id = new.id; end if;
      return null;
    end $$;
    create trigger forget_moved_factors after update of email, phone on "user" for each row
      when (old.email is distinct from new.email or old.phone is distinct from new.phone)
      execute function forget_moved_factors();
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger forget_moved_factors on "user";
    drop function forget_moved_factors;
    drop trigger tell_factor_policy on setting;
    drop function tell_factor_policy;
    drop trigger tell_session_change on session;
    create trigger tell_session_change after update on session for each row
      when (old.ended_at is distinct from new.ended_at or old.security_stamp <> new.security_stamp
            or old.expires_at <> new.expires_at)
      execute function tell_session_change('session');
    drop table trusted_device, factor_duty, factor_gate, factor_code, mfa_challenge, recovery_code, user_factor;
  `.execute(db)
}
