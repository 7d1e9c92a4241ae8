import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- claim: whose attempt is at work; effects: what its transactions gave, written by those transactions themselves.
    alter table idempotency_key
      add column claim uuid,
      add column claimed_at timestamptz not null default now(),
      add column effects text,
      add column trace_id text;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table idempotency_key drop column claim, drop column claimed_at, drop column effects, drop column trace_id;
  `.execute(db)
}
