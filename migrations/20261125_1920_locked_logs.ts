import { type Kysely, sql } from 'kysely'

const logs = ['login_log', 'data_change_log']

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_log_row() returns trigger language plpgsql as $$
    begin
      raise exception 'log rows cannot be changed';
    end $$;
  `.execute(db)
  for (const log of logs) {
    await sql`
      create trigger keep_log_row before update or delete on ${sql.table(log)}
        for each row execute function keep_log_row();
      create trigger keep_log_rows before truncate on ${sql.table(log)}
        for each statement execute function keep_log_row();
    `.execute(db)
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const log of logs) {
    await sql`
      drop trigger keep_log_row on ${sql.table(log)};
      drop trigger keep_log_rows on ${sql.table(log)};
    `.execute(db)
  }
  await sql`drop function keep_log_row`.execute(db)
}
