import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table identity_provider (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      code text not null check (code ~ '^[a-z][a-z0-9_-]{0,31}$'),
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      type text not null check (type in ('ldap', 'oidc', 'oauth2', 'feishu', 'dingtalk', 'wechat')),
      config jsonb not null check (jsonb_typeof(config) = 'object'),
      secret_ciphertext text,
      status text not null default 'enabled' check (status in ('enabled', 'disabled')),
      first_login text not null default 'refuse' check (first_login in ('refuse', 'create', 'link')),
      allowed_tenants text[] not null default '{}',
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique (tenant_id, code)
    );
    select track_changes('identity_provider');

    create table identity_provider_role (
      tenant_id bigint not null default 1,
      provider_id bigint not null references identity_provider (id) on delete cascade,
      role_id bigint not null references role (id) on delete restrict,
      primary key (tenant_id, provider_id, role_id)
    );
    create index identity_provider_role_role on identity_provider_role (role_id);
    select track_changes('identity_provider_role');

    -- Who a person is elsewhere. The authority is who vouched for it: the same subject said by another one is another.
    create table user_identity (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      provider_id bigint not null references identity_provider (id) on delete cascade,
      authority text not null check (length(authority) between 1 and 500),
      tenant text not null default '' check (length(tenant) <= 255),
      subject text not null check (length(subject) between 1 and 255),
      label text not null default '' check (length(label) <= 200),
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      unique (tenant_id, provider_id, authority, tenant, subject)
    );
    create index user_identity_user on user_identity (user_id);
    select track_changes('user_identity', 'last_used_at');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table user_identity, identity_provider_role, identity_provider`.execute(db)
}
