import { type Kysely, sql } from 'kysely'

/** Sealed secrets of jobs stand at any name; which entries are secret is no secret itself, nor is a mark. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function mask_secrets(value jsonb) returns jsonb language plpgsql immutable parallel safe as $$
    declare
      result jsonb;
    begin
      case jsonb_typeof(value)
        when 'object' then
          select coalesce(jsonb_object_agg(key, case
              when is_secret_name(key) and jsonb_typeof(item) not in ('null', 'boolean')
                and not (key = 'secrets' and jsonb_typeof(item) = 'array') then '"******"'::jsonb
              else mask_secrets(item)
            end), '{}') into result
          from jsonb_each(value) as entry(key, item);
        when 'array' then
          select coalesce(jsonb_agg(mask_secrets(item) order by position), '[]') into result
          from jsonb_array_elements(value) with ordinality as entry(item, position);
        when 'string' then
          result := case when starts_with(value #>> '{}', 'sealed:v') then '"******"'::jsonb else value end;
        else result := value;
      end case;
      return result;
    end $$;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function mask_secrets(value jsonb) returns jsonb language plpgsql immutable parallel safe as $$
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
  `.execute(db)
}
