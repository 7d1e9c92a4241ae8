import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Apart, so that the change log does not take in whole files; the digest tells it, and the edit lock, of another drawing.
    create table workflow_drawing (
      workflow_id bigint primary key references workflow_definition (id),
      bpmn_xml text not null
    );
    alter table workflow_definition add column drawing_digest text not null default '';
    -- Empty where a version was published before there were drawings.
    alter table workflow_version add column bpmn_xml text not null default '';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table workflow_version drop column bpmn_xml;
    alter table workflow_definition drop column drawing_digest;
    drop table workflow_drawing;
  `.execute(db)
}
