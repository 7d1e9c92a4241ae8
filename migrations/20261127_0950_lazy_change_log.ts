import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The same lines as before. Rows are masked, which takes far longer than comparing them, only when there is a line to write.
    create or replace function log_data_change() returns trigger language plpgsql as $$
    declare
      before_row jsonb;
      after_row jsonb;
      bookkeeping text[] := tg_argv || array['updated_at', 'version', 'revision'];
      changed jsonb;
      row_key text;
    begin
      if tg_op = 'UPDATE' and (to_jsonb(old) - bookkeeping) = (to_jsonb(new) - bookkeeping) then
        return null;
      end if;
      before_row := case when tg_op = 'INSERT' then null else mask_secrets(to_jsonb(old)) end;
      after_row := case when tg_op = 'DELETE' then null else mask_secrets(to_jsonb(new)) end;
      row_key := coalesce(after_row ->> 'id', before_row ->> 'id');
      if tg_op = 'UPDATE' then
        select jsonb_object_agg(key, jsonb_build_object('old', before_row -> key, 'new', after_row -> key)) into changed
        from jsonb_object_keys(to_jsonb(new)) as key
        where to_jsonb(old) -> key is distinct from to_jsonb(new) -> key and not key = any (bookkeeping);
      end if;
      if row_key is null then
        select string_agg(attname || '=' || (coalesce(after_row, before_row) ->> attname::text), ',' order by place) into row_key
        from pg_index, unnest(indkey) with ordinality as part(number, place)
          join pg_attribute on attnum = number
        where indrelid = tg_relid and indisprimary and attrelid = tg_relid and attname <> 'tenant_id';
      end if;
      insert into data_change_log (tenant_id, table_name, record_id, action, old_data, new_data, changes,
                                   operator_id, operator_name, trace_id, reason)
      values (coalesce((coalesce(after_row, before_row) ->> 'tenant_id')::bigint, 1), tg_table_name, row_key, lower(tg_op),
              before_row, after_row, changed,
              nullif(current_setting('ops.operator_id', true), '')::bigint,
              coalesce(nullif(current_setting('ops.operator_name', true), ''), 'system'),
              nullif(current_setting('ops.trace_id', true), ''),
              nullif(current_setting('ops.reason', true), ''));
      return null;
    end $$;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function log_data_change() returns trigger language plpgsql as $$
    declare
      before_row jsonb := case when tg_op = 'INSERT' then null else mask_secrets(to_jsonb(old)) end;
      after_row jsonb := case when tg_op = 'DELETE' then null else mask_secrets(to_jsonb(new)) end;
      bookkeeping text[] := tg_argv || array['updated_at', 'version', 'revision'];
      changed jsonb;
      row_key text := coalesce(after_row ->> 'id', before_row ->> 'id');
    begin
      if tg_op = 'UPDATE' then
        if (to_jsonb(old) - bookkeeping) = (to_jsonb(new) - bookkeeping) then
          return null;
        end if;
        select jsonb_object_agg(key, jsonb_build_object('old', before_row -> key, 'new', after_row -> key)) into changed
        from jsonb_object_keys(to_jsonb(new)) as key
        where to_jsonb(old) -> key is distinct from to_jsonb(new) -> key and not key = any (bookkeeping);
      end if;
      if row_key is null then
        select string_agg(attname || '=' || (coalesce(after_row, before_row) ->> attname::text), ',' order by place) into row_key
        from pg_index, unnest(indkey) with ordinality as part(number, place)
          join pg_attribute on attnum = number
        where indrelid = tg_relid and indisprimary and attrelid = tg_relid and attname <> 'tenant_id';
      end if;
      insert into data_change_log (tenant_id, table_name, record_id, action, old_data, new_data, changes,
                                   operator_id, operator_name, trace_id, reason)
      values (coalesce((coalesce(after_row, before_row) ->> 'tenant_id')::bigint, 1), tg_table_name, row_key, lower(tg_op),
              before_row, after_row, changed,
              nullif(current_setting('ops.operator_id', true), '')::bigint,
              coalesce(nullif(current_setting('ops.operator_name', true), ''), 'system'),
              nullif(current_setting('ops.trace_id', true), ''),
              nullif(current_setting('ops.reason', true), ''));
      return null;
    end $$;
  `.execute(db)
}
