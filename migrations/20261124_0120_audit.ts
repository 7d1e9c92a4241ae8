import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One seal covers a batch of audit rows and chains to the one before it in the same month.
    create table audit_seal (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      month date not null check (extract(day from month) = 1),
      position integer not null check (position > 0),
      row_count integer not null check (row_count > 0),
      previous_hash bytea not null,
      hash bytea not null,
      created_at timestamptz not null default now(),
      unique (tenant_id, month, position)
    );

    create table audit_log (
      id bigint generated always as identity,
      tenant_id bigint not null default 1,
      user_id bigint,
      user_name text,
      roles text[] not null default '{}',
      page text,
      device text,
      ip_address text,
      user_agent text,
      action text not null check (action in ('create', 'update', 'delete', 'read', 'export', 'execute')),
      resource text not null,
      resource_id text,
      request_path text not null,
      request_method text not null,
      request_body text,
      response_code integer not null,
      duration numeric(10, 3) not null check (duration >= 0),
      trace_id text not null,
      reason text,
      created_at timestamptz not null default now(),
      seal_id bigint,
      primary key (id, created_at)
    ) partition by range (created_at);
    create index audit_log_time on audit_log (created_at desc, id desc);
    create index audit_log_user on audit_log (user_id, created_at desc);
    create index audit_log_resource on audit_log (resource, resource_id, created_at desc);
    create index audit_log_trace on audit_log (trace_id);
    create index audit_log_unsealed on audit_log (id) where seal_id is null;
    select prepare_log_table('audit_log');

    create function keep_audit_row() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.seal_id is null and new.seal_id is not null
         and (to_jsonb(old) - 'seal_id') = (to_jsonb(new) - 'seal_id') then
        return new;
      end if;
      raise exception 'audit rows cannot be changed';
    end $$;
    create trigger keep_audit_row before update or delete on audit_log for each row execute function keep_audit_row();
    create trigger keep_audit_seal before update or delete on audit_seal for each row execute function keep_audit_row();

    -- Requests of a route in a minute, in buckets by duration; added up over the copies of the api.
    create table route_stat (
      tenant_id bigint not null default 1,
      minute timestamptz not null,
      route text not null,
      method text not null,
      status_class smallint not null check (status_class between 1 and 5),
      buckets integer[] not null,
      request_count integer not null,
      total_ms double precision not null,
      primary key (tenant_id, minute, route, method, status_class)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table route_stat, audit_log, audit_seal;
    drop function keep_audit_row;
  `.execute(db)
}
