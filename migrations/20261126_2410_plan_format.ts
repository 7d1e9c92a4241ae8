import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- In which words dag_config says what a run of this version does: runs go on for as long as it takes, over releases.
    alter table job_flow_version add column plan_format smallint not null default 1 check (plan_format > 0);
    alter table job_flow_version alter column plan_format drop default;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table job_flow_version drop column plan_format`.execute(db)
}
