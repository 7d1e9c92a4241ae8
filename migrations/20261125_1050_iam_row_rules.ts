import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A department and all below it.
    create function departments_below(top bigint) returns bigint[] language sql stable parallel safe as $$
      with recursive below (id) as (
        select top
        union
        select department.id from department join below on department.parent_id = below.id
      )
      select array_agg(id) from below
    $$;
    create index department_parent on department (parent_id);

    -- A JSON value as texts: the members of a list, or the one value; objects and null are none.
    create function texts_of(value jsonb) returns text[] language sql immutable parallel safe as $$
      select case jsonb_typeof(value)
        when 'array' then array(select item #>> '{}' from jsonb_array_elements(value) as item
                                where jsonb_typeof(item) in ('string', 'number', 'boolean'))
        when 'object' then null
        when 'null' then null
        else array[value #>> '{}']
      end
    $$;
    create index job_log_department on job_log (department_id, scheduled_at desc);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index job_log_department, department_parent;
    drop function texts_of, departments_below;
  `.execute(db)
}
