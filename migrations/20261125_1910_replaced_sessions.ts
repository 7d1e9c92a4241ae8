import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session
      drop constraint session_end_reason_check,
      add constraint session_end_reason_check check (
        end_reason in ('logout', 'kicked', 'expired', 'idle', 'password', 'disabled', 'reuse', 'limit', 'provider', 'replaced')
      );
    -- The session that the browser had when it went away to a provider: its cookie does not come back from there.
    alter table sign_in_state add column held_session_id bigint references session (id) on delete set null;
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table sign_in_state drop column held_session_id;
    alter table session drop constraint session_end_reason_check;
    update session set end_reason = 'logout' where end_reason = 'replaced';
    alter table session add constraint session_end_reason_check check (
      end_reason in ('logout', 'kicked', 'expired', 'idle', 'password', 'disabled', 'reuse', 'limit', 'provider')
    );
  `.execute(db)
}
