import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The box of what somebody has decided, without a look at what else they did.
    drop index approval_record_approver;
    create index approval_record_decided on approval_record (approver_id, instance_id)
      where action in ('approve', 'reject', 'return', 'transfer', 'delegate', 'add_approver');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index approval_record_decided;
    create index approval_record_approver on approval_record (approver_id, instance_id) where approver_id is not null;
  `.execute(db)
}
