import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Statistics ask of which definition the requests of very many tasks are, and since when those under way are: by these
    -- indexes, without the rows, which are wide. What the first holds never changes.
    create index approval_instance_whose on approval_instance (id) include (workflow_id);
    drop index approval_instance_definition;
    create index approval_instance_pending on approval_instance (workflow_id, workflow_version) include (id, submitted_at)
      where status = 'pending';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index approval_instance_whose, approval_instance_pending;
    create index approval_instance_definition on approval_instance (workflow_id, workflow_version) where status = 'pending';
  `.execute(db)
}
