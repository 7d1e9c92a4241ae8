import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A seal covers a range of ids, so that sealing writes nothing into the sealed rows.
    alter table audit_seal add column last_id bigint;
    alter table audit_seal disable trigger keep_audit_seal;
    update audit_seal
    set last_id = coalesce((select max(audit_log.id) from audit_log where seal_id = audit_seal.id), 0);
    alter table audit_seal enable trigger keep_audit_seal, alter column last_id set not null;
    drop index audit_log_unsealed;
    alter table audit_log drop column seal_id;

    create or replace function keep_audit_row() returns trigger language plpgsql as $$
    begin
      raise exception 'audit rows cannot be changed';
    end $$;
    create trigger refuse_truncate before truncate on audit_log for each statement execute function keep_audit_row();
    create trigger refuse_truncate before truncate on audit_seal for each statement execute function keep_audit_row();
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger refuse_truncate on audit_log;
    drop trigger refuse_truncate on audit_seal;
    alter table audit_log add column seal_id bigint;
    alter table audit_log disable trigger keep_audit_row;
    update audit_log
    set seal_id = (
      select audit_seal.id from audit_seal
      where last_id >= audit_log.id and month = date_trunc('month', audit_log.created_at at time zone 'UTC')::date
      order by last_id, audit_seal.id limit 1
    );
    alter table audit_log enable trigger keep_audit_row;
    alter table audit_seal drop column last_id;
    create index audit_log_unsealed on audit_log (id) where seal_id is null;

    create or replace function keep_audit_row() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.seal_id is null and new.seal_id is not null
         and (to_jsonb(old) - 'seal_id') = (to_jsonb(new) - 'seal_id') then
        return new;
      end if;
      raise exception 'audit rows cannot be changed';
    end $$;
  `.execute(db)
}
