import { type Kysely, sql } from 'kysely'

/** The version guards the record that people edit; a password that its owner changes is no edit of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger touch_row on "user";
    create trigger touch_row before update on "user" for each row
      execute function touch_row('last_login_at', 'password_hash', 'password_changed_at', 'security_stamp');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger touch_row on "user";
    create trigger touch_row before update on "user" for each row execute function touch_row('last_login_at');
  `.execute(db)
}
