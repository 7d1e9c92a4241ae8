import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Which grant somebody has a role by; null: by hand, or from a directory. When its request is taken back, that is taken back alone.
    alter table user_role add column grant_id bigint references approval_callback (id);
    update user_role set grant_id = (
      select max(id) from approval_callback
      where type = 'grant_role' and status = 'success'
        and (result ->> 'user_id')::bigint = user_role.user_id and (result ->> 'role_id')::bigint = user_role.role_id
        and (result ->> 'until')::timestamptz = user_role.ends_at)
    where ends_at is not null;
    create index approval_callback_grant on approval_callback ((result ->> 'user_id'), (result ->> 'role_id'))
      where type = 'grant_role' and status = 'success' and not result ? 'ended_at';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index approval_callback_grant;
    alter table user_role drop column grant_id;
  `.execute(db)
}
