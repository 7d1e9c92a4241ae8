import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table "user" add column deleted_at timestamptz;
    drop index user_username, user_email;
    create unique index user_username on "user" (tenant_id, lower(username)) where deleted_at is null;
    create unique index user_email on "user" (tenant_id, lower(email)) where email is not null and deleted_at is null;

    -- The version guards the record that people edit; a password that its owner changes is no edit of it.
    drop trigger touch_row on "user";
    create trigger touch_row before update on "user" for each row
      execute function touch_row('last_login_at', 'password_hash', 'password_changed_at', 'security_stamp');

    -- Attempts that are being decided right now count like failures until they are.
    alter table login_gate
      add column pending integer not null default 0 check (pending >= 0),
      add column pending_at timestamptz;

    -- Whatever takes away or gives a right says so in its own transaction: every copy of the api then reads anew.
    create function tell_session_change() returns trigger language plpgsql as $$
    begin
      case tg_argv[0]
        when 'session' then perform pg_notify('session', 'session:' || old.id);
        when 'user' then perform pg_notify('session', 'user:' || old.id);
        when 'member' then
          if tg_op <> 'INSERT' then perform pg_notify('session', 'user:' || old.user_id); end if;
          if tg_op <> 'DELETE' then perform pg_notify('session', 'user:' || new.user_id); end if;
        else perform pg_notify('session', 'all');
      end case;
      return null;
    end $$;

    create trigger tell_session_change after update on session for each row
      when (old.ended_at is distinct from new.ended_at or old.security_stamp <> new.security_stamp
            or old.expires_at <> new.expires_at)
      execute function tell_session_change('session');
    create trigger tell_session_delete after delete on session for each row
      execute function tell_session_change('session');
    create trigger tell_session_change after update on "user" for each row
      when ((old.username, old.name, old.status, old.must_change_password, old.security_stamp, old.department_id,
             old.attributes, old.deleted_at)
            is distinct from
            (new.username, new.name, new.status, new.must_change_password, new.security_stamp, new.department_id,
             new.attributes, new.deleted_at))
      execute function tell_session_change('user');
    create trigger tell_session_change after insert or update or delete on user_role for each row
      execute function tell_session_change('member');
    create trigger tell_session_change after update on role for each statement
      execute function tell_session_change('all');
    create trigger tell_session_change after insert or update or delete on role_parent for each statement
      execute function tell_session_change('all');
    create trigger tell_session_change after insert or update or delete on role_permission for each statement
      execute function tell_session_change('all');
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger tell_session_change on role_permission;
    drop trigger tell_session_change on role_parent;
    drop trigger tell_session_change on role;
    drop trigger tell_session_change on user_role;
    drop trigger tell_session_change on "user";
    drop trigger tell_session_delete on session;
    drop trigger tell_session_change on session;
    drop function tell_session_change;

    alter table login_gate drop column pending, drop column pending_at;

    drop trigger touch_row on "user";
    create trigger touch_row before update on "user" for each row execute function touch_row('last_login_at');

    -- The names of deleted users may be borne by others by now.
    update "user" set username = left(username, 40) || '~' || id, email = null where deleted_at is not null;
    drop index user_username, user_email;
    create unique index user_username on "user" (tenant_id, lower(username));
    create unique index user_email on "user" (tenant_id, lower(email)) where email is not null;
    alter table "user" drop column deleted_at;
  `.execute(db)
}
