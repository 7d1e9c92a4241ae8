import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table datasource (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      type text not null check (type in ('mysql', 'postgresql')),
      host text not null check (length(host) between 1 and 255),
      port integer not null check (port between 1 and 65535),
      database_name text not null check (length(database_name) between 1 and 128),
      username text not null check (length(username) between 1 and 128),
      password_ciphertext text,
      -- What the password's seal is bound to: the name may change, and the id is not known before the row is there.
      seal_place uuid not null default gen_random_uuid(),
      extra_config jsonb not null default '{}' check (jsonb_typeof(extra_config) = 'object'),
      pool jsonb not null default '{}' check (jsonb_typeof(pool) = 'object'),
      health jsonb check (jsonb_typeof(health) = 'object'),
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      unique (tenant_id, name)
    );
    select track_changes('datasource', 'health');

    create table datasource_role (
      tenant_id bigint not null default 1,
      datasource_id bigint not null references datasource (id) on delete cascade,
      role_id bigint not null references role (id) on delete cascade,
      primary key (tenant_id, datasource_id, role_id)
    );
    create index datasource_role_role on datasource_role (role_id);
    select track_changes('datasource_role');

    create table datasource_department (
      tenant_id bigint not null default 1,
      datasource_id bigint not null references datasource (id) on delete cascade,
      department_id bigint not null references department (id) on delete cascade,
      primary key (tenant_id, datasource_id, department_id)
    );
    create index datasource_department_department on datasource_department (department_id);
    select track_changes('datasource_department');

    -- Which job asks which data source, and on whose word: whoever saved the job last.
    create table datasource_use (
      tenant_id bigint not null default 1,
      job_id bigint primary key references job (id) on delete cascade,
      datasource_id bigint not null references datasource (id) on delete restrict,
      saved_by bigint references "user" (id)
    );
    create index datasource_use_datasource on datasource_use (datasource_id);
    select track_changes('datasource_use');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table datasource_use, datasource_department, datasource_role, datasource`.execute(db)
}
