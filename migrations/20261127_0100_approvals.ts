import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What is drawn at present; "published_version" is 0 before the first. "version" is the edit lock.
    create table workflow_definition (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      name text collate "zh-x-icu" not null check (length(name) between 1 and 100),
      description text not null default '',
      category text not null default '' check (length(category) <= 50),
      form_schema jsonb,
      nodes jsonb not null check (jsonb_typeof(nodes) = 'array'),
      edges jsonb not null check (jsonb_typeof(edges) = 'array'),
      callbacks jsonb not null default '[]' check (jsonb_typeof(callbacks) = 'array'),
      options jsonb not null default '{}',
      status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
      published_version integer not null default 0 check (published_version >= 0),
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      deleted_at timestamptz,
      check (status <> 'published' or published_version > 0)
    );
    create unique index workflow_definition_name on workflow_definition (tenant_id, name) where deleted_at is null;
    create index workflow_definition_category on workflow_definition (tenant_id, category) where status = 'published' and deleted_at is null;
    create index workflow_definition_department on workflow_definition (department_id);
    select track_changes('workflow_definition');

    create table workflow_version (
      workflow_id bigint not null references workflow_definition (id),
      version integer not null check (version >= 1),
      plan_format smallint not null check (plan_format > 0),
      plan jsonb not null,
      form_schema jsonb,
      nodes jsonb not null,
      edges jsonb not null,
      callbacks jsonb not null,
      options jsonb not null,
      created_by bigint references "user" (id),
      created_at timestamptz not null default now(),
      primary key (workflow_id, version)
    );

    -- "tokens" is where it stands; "step" goes up with every change of it, and who was overtaken writes nothing.
    create table approval_instance (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      workflow_id bigint not null references workflow_definition (id),
      workflow_version integer not null,
      business_type text not null default '' check (length(business_type) <= 50),
      business_id bigint,
      title text collate "zh-x-icu" not null check (length(title) between 1 and 200),
      form_data jsonb not null default '{}' check (jsonb_typeof(form_data) = 'object'),
      selected_approvers jsonb not null default '{}',
      current_node text,
      status text not null check (status in ('draft', 'pending', 'approved', 'rejected', 'cancelled')),
      applicant_id bigint not null references "user" (id),
      tokens jsonb,
      step bigint not null default 0,
      round integer not null default 0,
      trace_id text not null,
      submitted_at timestamptz,
      ended_at timestamptz,
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      foreign key (workflow_id, workflow_version) references workflow_version (workflow_id, version),
      check ((status in ('approved', 'rejected', 'cancelled')) = (ended_at is not null)),
      check (status <> 'pending' or tokens is not null)
    );
    create index approval_instance_newest on approval_instance (tenant_id, created_at desc, id desc);
    create index approval_instance_applicant on approval_instance (applicant_id, created_at desc, id desc);
    create index approval_instance_definition on approval_instance (workflow_id, workflow_version) where status = 'pending';
    create index approval_instance_business on approval_instance (business_type, business_id) where business_id is not null;
    create index approval_instance_search on approval_instance using gin (search_grams(title));
    create index approval_instance_department on approval_instance (department_id);
    select track_changes('approval_instance', 'tokens', 'step', 'current_node');

    -- Somebody's part in one visit ("token") of a node. "owner_id": whose it was before it was handed on.
    create table approval_task (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      instance_id bigint not null references approval_instance (id),
      token integer not null,
      node_id text not null,
      seat integer not null,
      stage integer not null default 0,
      kind text not null check (kind in ('decide', 'advise', 'resubmit')),
      assignee_id bigint not null references "user" (id),
      owner_id bigint references "user" (id),
      added_by bigint references "user" (id),
      status text not null check (status in ('open', 'held', 'done', 'void')),
      verdict text check (verdict in ('approved', 'rejected')),
      due_at timestamptz,
      urged_at timestamptz,
      created_at timestamptz not null default now(),
      opened_at timestamptz,
      ended_at timestamptz,
      check ((status in ('done', 'void')) = (ended_at is not null)),
      check (status <> 'open' or opened_at is not null)
    );
    create index approval_task_todo on approval_task (assignee_id, opened_at desc, id desc) where status = 'open';
    create index approval_task_done on approval_task (assignee_id, ended_at desc, id desc) where status = 'done';
    create index approval_task_instance on approval_task (instance_id, id);

    -- "approver_id" is null where nobody but the clock acted. "action_key": what is told twice is written once.
    create table approval_record (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      instance_id bigint not null references approval_instance (id),
      node_id text not null,
      task_id bigint references approval_task (id),
      approver_id bigint references "user" (id),
      action text not null check (action in (
        'submit', 'approve', 'reject', 'return', 'transfer', 'delegate', 'add_approver', 'remove_approver', 'withdraw', 'urge',
        'comment', 'resubmit', 'discard', 'cc', 'timeout', 'auto', 'migrate')),
      comment text not null default '',
      attachments jsonb not null default '[]',
      details jsonb not null default '{}',
      action_key text,
      created_at timestamptz not null default now()
    );
    create index approval_record_instance on approval_record (instance_id, id);
    create unique index approval_record_action on approval_record (tenant_id, instance_id, action_key) where action_key is not null;

    create table approval_cc (
      instance_id bigint not null references approval_instance (id),
      user_id bigint not null references "user" (id),
      node_id text not null,
      created_at timestamptz not null default now(),
      read_at timestamptz,
      primary key (instance_id, user_id)
    );
    create index approval_cc_user on approval_cc (user_id, created_at desc, instance_id desc);

    create table approval_timer (
      id bigint generated always as identity primary key,
      instance_id bigint not null references approval_instance (id),
      token integer not null,
      kind text not null check (kind in ('wait', 'remind', 'limit')),
      due_at timestamptz not null
    );
    create index approval_timer_instance on approval_timer (instance_id, due_at);

    -- Somebody decides for another while that one is away; without definitions, in all of them.
    create table approval_proxy (
      id bigint generated always as identity primary key,
      tenant_id bigint not null default 1,
      user_id bigint not null references "user" (id),
      proxy_id bigint not null references "user" (id),
      workflow_ids bigint[] not null default '{}',
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      reason text not null default '',
      created_by bigint references "user" (id),
      department_id bigint references department (id),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version bigint not null default 1,
      check (user_id <> proxy_id and starts_at < ends_at)
    );
    create index approval_proxy_user on approval_proxy (user_id, ends_at);
    create index approval_proxy_department on approval_proxy (department_id);
    select track_changes('approval_proxy');

    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'cancel_run', 'signal_workflow', 'start_queued', 'heed_flow', 'begin_approval'));
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from outbox where kind = 'begin_approval';
    alter table outbox
      drop constraint outbox_kind_check,
      add check (kind in ('start_workflow', 'sync_schedule', 'cancel_run', 'signal_workflow', 'start_queued', 'heed_flow'));
    drop table approval_proxy, approval_timer, approval_cc, approval_record, approval_task,
      approval_instance, workflow_version, workflow_definition;
  `.execute(db)
}
