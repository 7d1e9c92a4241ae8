import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Tries in a browser where the name has signed in before are counted apart: what strangers do at a name locks out strangers.
    alter table login_gate
      add column browser text not null default '',
      drop constraint login_gate_pkey,
      add primary key (tenant_id, name, browser);
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from login_gate where browser <> '';
    alter table login_gate drop column browser, add primary key (tenant_id, name);
  `.execute(db)
}
