import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_key (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id) on delete cascade,
      name text not null,
      secret_hash bytea not null check (length(secret_hash) = 32),
      scopes text[] not null,
      allowed_networks text[] not null default '{}',
      expires_at timestamptz not null,
      last_used_at timestamptz,
      last_used_ip text,
      revoked_at timestamptz,
      created_by bigint references "user" (id) on delete set null,
      department_id bigint references department (id) on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version integer not null default 1
    );
    create unique index api_key_name on api_key (tenant_id, user_id, lower(name)) where revoked_at is null;
    create index api_key_user on api_key (user_id) where revoked_at is null;
    select track_changes('api_key', 'last_used_at', 'last_used_ip');

    create function tell_key_change() returns trigger language plpgsql as $$
    begin
      perform pg_notify('session', 'key:' || coalesce(new.id, old.id));
      return null;
    end $$;
    create trigger tell_key_change after update on api_key for each row
      when ((old.scopes, old.allowed_networks, old.expires_at, old.revoked_at, old.name, old.secret_hash)
            is distinct from
            (new.scopes, new.allowed_networks, new.expires_at, new.revoked_at, new.name, new.secret_hash))
      execute function tell_key_change();
    -- A new key may have been asked for, in vain, before it was there.
    create trigger tell_key_birth after insert or delete on api_key for each row execute function tell_key_change();
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table api_key;
    drop function tell_key_change;
  `.execute(db)
}
