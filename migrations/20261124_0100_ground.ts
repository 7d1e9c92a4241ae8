import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Every uni- and bigram of a text, so that a search for one or two Chinese characters can use an index.
    create function search_grams(value text) returns text[] language sql immutable parallel safe as $$
      select coalesce(array_agg(distinct gram), '{}')
      from (select lower(normalize(coalesce(value, ''), NFKC)) as folded) as source,
           generate_series(1, length(folded)) as position,
           unnest(array[substr(folded, position, 1), substr(folded, position, 2)]) as gram
      where gram !~ '[[:space:]]'
    $$;

    create function is_secret_name(name text) returns boolean language sql immutable parallel safe as $$
      select name ~* '(password|passwd|secret|token|authorization|cookie|api[-_]?key|private[-_]?key|credential|ciphertext|_hash$)'
    $$;

    -- The same document with the values of secret-looking names replaced, however deep they lie.
    create function mask_secrets(value jsonb) returns jsonb language plpgsql immutable parallel safe as $$
    declare
      result jsonb;
    begin
      case jsonb_typeof(value)
        when 'object' then
          select coalesce(jsonb_object_agg(key, case
              when is_secret_name(key) and jsonb_typeof(item) <> 'null' then '"******"'::jsonb
              else mask_secrets(item)
            end), '{}') into result
          from jsonb_each(value) as entry(key, item);
        when 'array' then
          select coalesce(jsonb_agg(mask_secrets(item) order by position), '[]') into result
          from jsonb_array_elements(value) with ordinality as entry(item, position);
        else result := value;
      end case;
      return result;
    end $$;

    -- Makes the monthly partitions of a log table; what falls outside lands in its default partition.
    create function ensure_month_partitions(parent regclass, from_month date, months integer) returns integer language plpgsql as $$
    declare
      made integer := 0;
      month date;
      partition text;
    begin
      perform pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
      for step in 0 .. months - 1 loop
        month := (date_trunc('month', from_month) + make_interval(months => step))::date;
        partition := format('%s_%s', parent::text, to_char(month, 'YYYYMM'));
        if to_regclass(partition) is null then
          begin
            execute format('create table %I partition of %s for values from (%L) to (%L)', partition, parent,
              month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
            made := made + 1;
          exception when check_violation then
            -- Rows of that month lie in the default partition already: they, and those that follow, stay there.
          end;
        end if;
      end loop;
      return made;
    end $$;

    create function prepare_log_table(parent regclass) returns void language plpgsql as $$
    begin
      execute format('create table %I partition of %s default', parent::text || '_default', parent);
      perform ensure_month_partitions(parent, (now() - interval '1 month')::date, 5);
    end $$;

    create table data_change_log (
      id bigint generated always as identity,
      tenant_id bigint not null default 1,
      table_name text not null,
      record_id text not null,
      action text not null check (action in ('insert', 'update', 'delete')),
      old_data jsonb,
      new_data jsonb,
      changes jsonb,
      operator_id bigint,
      operator_name text,
      trace_id text,
      reason text,
      created_at timestamptz not null default now(),
      primary key (id, created_at)
    ) partition by range (created_at);
    create index data_change_log_record on data_change_log (table_name, record_id, created_at desc);
    create index data_change_log_operator on data_change_log (operator_id, created_at desc);
    create index data_change_log_trace on data_change_log (trace_id);
    select prepare_log_table('data_change_log');

    -- Arguments: columns whose change alone is no change of the record. Raises the version, which is the edit lock.
    create function touch_row() returns trigger language plpgsql as $$
    declare
      quiet text[] := coalesce(tg_argv, '{}');
    begin
      if (to_jsonb(new) - quiet) is distinct from (to_jsonb(old) - quiet) then
        new.updated_at := now();
        new.version := old.version + 1;
      end if;
      return new;
    end $$;

    -- Arguments: columns whose change alone is not worth a line. Who and why come from settings of the transaction.
    create function log_data_change() returns trigger language plpgsql as $$
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

    create function refuse_truncate() returns trigger language plpgsql as $$
    begin
      raise exception 'table % keeps a change log and cannot be truncated', tg_table_name;
    end $$;

    -- Puts a business table under the change log and the edit lock.
    create function track_changes(target regclass, variadic quiet_columns text[] default '{}') returns void language plpgsql as $$
    declare
      arguments text := (select string_agg(quote_literal(name), ', ') from unnest(quiet_columns) as name);
      has_version boolean := exists (select from pg_attribute where attrelid = target and attname = 'version' and not attisdropped);
    begin
      if has_version then
        execute format('create trigger touch_row before update on %s for each row execute function touch_row(%s)', target, arguments);
      end if;
      execute format('create trigger log_data_change after insert or update or delete on %s for each row execute function log_data_change(%s)', target, arguments);
      execute format('create trigger refuse_truncate before truncate on %s for each statement execute function refuse_truncate()', target);
    end $$;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table data_change_log;
    drop function track_changes, refuse_truncate, log_data_change, touch_row, prepare_log_table,
      ensure_month_partitions, mask_secrets, is_secret_name, search_grams;
  `.execute(db)
}
