import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table department (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      parent_id bigint references department (id),
      head_user_id bigint,
      sort integer not null default 0,
      created_by bigint,
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique nulls not distinct (tenant_id, parent_id, name),
      check (parent_id <> id)
    );

    create table "user" (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      username text not null check (length(username) between 1 and 64),
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      email text check (length(email) <= 254),
      phone text check (length(phone) <= 32),
      attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
      status text not null default 'active' check (status in ('active', 'pending', 'disabled')),
      password_hash text,
      password_changed_at timestamptz,
      must_change_password boolean not null default false,
      security_stamp bigint not null default 1,
      last_login_at timestamptz,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1
    );
    create unique index user_username on "user" (tenant_id, lower(username));
    create unique index user_email on "user" (tenant_id, lower(email)) where email is not null;
    create index user_search on "user" using gin (search_grams(name || ' ' || username));
    create index user_department on "user" (department_id);
    alter table department add foreign key (head_user_id) references "user" (id) on delete set null,
      add foreign key (created_by) references "user" (id);

    create table password_history (
      id bigint generated always as identity primary key,
      user_id bigint not null references "user" (id) on delete cascade,
      password_hash text not null,
      created_at timestamptz not null default now()
    );
    create index password_history_user on password_history (user_id, created_at desc);

    create table permission (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      code text not null check (code ~ '^[a-z][a-z_-]*:[a-z][a-z_-]*$'),
      name_zh text not null,
      name_en text not null,
      kind text not null check (kind in ('menu', 'button', 'api')),
      unique (tenant_id, code)
    );

    create table role (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      code text not null check (code ~ '^[a-z][a-z0-9_]{1,49}$'),
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      builtin boolean not null default false,
      data_scopes jsonb not null default '[]' check (jsonb_typeof(data_scopes) = 'array'),
      column_rules jsonb not null default '[]' check (jsonb_typeof(column_rules) = 'array'),
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique (tenant_id, code)
    );

    create table role_parent (
      tenant_id bigint not null default 1,
      role_id bigint not null references role (id) on delete cascade,
      parent_id bigint not null references role (id) on delete restrict,
      primary key (tenant_id, role_id, parent_id),
      check (role_id <> parent_id)
    );
    create table user_role (
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      role_id bigint not null references role (id) on delete restrict,
      primary key (tenant_id, user_id, role_id)
    );
    create index user_role_role on user_role (role_id);
    create table role_permission (
      tenant_id bigint not null default 1,
      role_id bigint not null references role (id) on delete cascade,
      permission_id bigint not null references permission (id) on delete cascade,
      primary key (tenant_id, role_id, permission_id)
    );

    -- Laid out as lucia expects; its id is the credential itself and is kept hashed-out of every answer.
    create table auth_session (
      id text primary key,
      user_id bigint not null references "user" (id) on delete cascade,
      expires_at timestamptz not null
    );
    create table session (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      auth_session_id text unique references auth_session (id) on delete set null,
      security_stamp bigint not null,
      login_type text not null check (login_type in ('password', 'sso', 'mfa')),
      ip_address text,
      location text,
      user_agent text,
      device text,
      confirmed_at timestamptz not null default now(),
      started_at timestamptz not null default now(),
      last_active_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz,
      end_reason text check (end_reason in ('logout', 'kicked', 'expired', 'idle', 'password', 'disabled', 'reuse', 'limit')),
      check ((ended_at is null) = (end_reason is null))
    );
    create index session_open on session (user_id, last_active_at) where ended_at is null;
    create table refresh_token (
      id bigint generated always as identity primary key,
      session_id bigint not null references session (id) on delete cascade,
      token_hash bytea not null unique,
      successor_ciphertext text,
      used_at timestamptz,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    );
    create index refresh_token_session on refresh_token (session_id);

    -- One row per name that somebody tried, whether or not an account bears it.
    create table login_gate (
      tenant_id bigint not null default 1,
      name text not null,
      failures integer not null default 0,
      last_failed_at timestamptz,
      locked_until timestamptz,
      primary key (tenant_id, name)
    );

    create table login_log (
      id bigint generated always as identity,
      tenant_id bigint not null default 1,
      user_id bigint,
      user_name text,
      login_type text not null check (login_type in ('password', 'sso', 'mfa')),
      provider text,
      ip_address text,
      location text,
      device text,
      status text not null check (status in ('success', 'failed')),
      fail_reason text,
      trace_id text,
      created_at timestamptz not null default now(),
      primary key (id, created_at)
    ) partition by range (created_at);
    create index login_log_user on login_log (user_id, created_at desc);
    create index login_log_time on login_log (created_at desc);
    select prepare_log_table('login_log');

    select track_changes('department');
    select track_changes('"user"', 'last_login_at');
    select track_changes('role');
    select track_changes('role_parent');
    select track_changes('user_role');
    select track_changes('role_permission');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table department drop constraint department_head_user_id_fkey, drop constraint department_created_by_fkey;
    drop table login_log, login_gate, refresh_token, session, auth_session, role_permission, user_role, role_parent,
      role, permission, password_history, "user", department;
  `.execute(db)
}
