import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The grams that a text must have in common with what it is looked for in: single characters that stand in a pair add
    -- nothing but long lists to read.
    create function search_keys(value text) returns text[] language sql immutable parallel safe as $$
      select coalesce(array_agg(gram), '{}')
      from unnest(search_grams(value)) as gram
      where length(gram) > 1 or not exists (
        select from unnest(search_grams(value)) as pair where length(pair) > 1 and strpos(pair, gram) > 0)
    $$;

    create index job_tags on job using gin (tags) where deleted_at is null;
    -- From this the planner knows how common a word is in names.
    create statistics job_name_folded on (normalize(lower(name), NFKC)) from job;
    -- What enabled jobs fire by, each trigger's jobs together.
    create index job_triggers on job
      (trigger_type, cron_expr, timezone, interval, run_at, start_at, end_at, calendar_id, calendar_rule, id)
      where status = 'enabled' and trigger_type in ('cron', 'fixed_rate', 'once') and deleted_at is null;

    -- Lists leave test runs out: where the index does, too, it alone tells how many there are, and which stand on a page.
    drop index job_log_newest, job_log_unwell;
    create index job_log_newest on job_log (scheduled_at desc, id desc) where not is_test;
    create index job_log_unwell on job_log (status, scheduled_at desc, id desc) include (job_id)
      where status in ('failed', 'timeout', 'cancelled', 'skipped') and not is_test;
    analyze job;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index job_log_newest, job_log_unwell;
    create index job_log_newest on job_log (scheduled_at desc, id desc);
    create index job_log_unwell on job_log (status, scheduled_at desc, id desc)
      where status in ('failed', 'timeout', 'cancelled', 'skipped');
    drop index job_tags, job_triggers;
    drop statistics job_name_folded;
    drop function search_keys;
  `.execute(db)
}
