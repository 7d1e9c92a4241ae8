import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The box of what somebody has decided.
    create index approval_record_approver on approval_record (approver_id, instance_id) where approver_id is not null;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index approval_record_approver`.execute(db)
}
