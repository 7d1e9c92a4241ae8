import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What messengers sign and seal their callbacks with.
    alter table identity_provider
      add column callback_token_ciphertext text,
      add column callback_secret_ciphertext text;

    -- Somebody's task as a card in a messenger. "version" goes up with what it should show, "shown_version" says what the
    -- messenger was told last. "token": by which its callbacks name the card.
    create table approval_card (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      instance_id bigint not null references approval_instance (id),
      task_id bigint not null references approval_task (id),
      user_id bigint not null references "user" (id),
      provider_id bigint not null references identity_provider (id) on delete cascade,
      identity_id bigint references user_identity (id) on delete set null,
      token text not null,
      version bigint not null default 1,
      shown_version bigint not null default 0,
      message_id text,
      recipient text,
      update_code text,
      closing_record_id bigint references approval_record (id),
      tries integer not null default 0,
      due_at timestamptz not null default now(),
      claimed_until timestamptz,
      error_msg jsonb,
      given_up_at timestamptz,
      created_at timestamptz not null default now(),
      closed_at timestamptz,
      check (shown_version <= version)
    );
    create unique index approval_card_token on approval_card (tenant_id, token);
    create unique index approval_card_live on approval_card (tenant_id, task_id, provider_id) where closed_at is null;
    create index approval_card_open on approval_card (instance_id) where closed_at is null;
    create index approval_card_waiting on approval_card (instance_id) where shown_version < version and given_up_at is null;
    create index approval_card_provider on approval_card (provider_id);
    create index approval_card_identity on approval_card (identity_id);

    -- A button that was pressed. What a messenger tells twice is one press, and one press at a time is carried out.
    create table approval_card_press (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      card_id bigint not null references approval_card (id) on delete cascade,
      press_key text not null,
      decision text not null check (decision in ('approve', 'reject')),
      comment text not null default '',
      status text not null default 'accepted' check (status in ('accepted', 'done', 'refused')),
      reason jsonb,
      trace_id text not null,
      created_at timestamptz not null default now(),
      settled_at timestamptz,
      check ((status = 'accepted') = (settled_at is null))
    );
    create unique index approval_card_press_key on approval_card_press (tenant_id, card_id, press_key);
    create unique index approval_card_press_taken on approval_card_press (tenant_id, card_id) where status <> 'refused';
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table approval_card_press, approval_card;
    alter table identity_provider drop column callback_token_ciphertext, drop column callback_secret_ciphertext;
  `.execute(db)
}
