import { type Selectable, sql } from 'kysely'
import { type ApprovalStatus, hasApprovalEnded } from '../../domain/approvals/approval.ts'
import type { TokenState } from '../../domain/approvals/tokens/token-state.ts'
import { notFound } from '../../domain/errors.ts'
import { authorOf, type TransactionAuthor } from '../audit/system-transaction.ts'
import type { Tables, Tx } from '../database.ts'
import type { TaskChanges } from './held-tasks.ts'
import { type NewRecord, recorded, rowOfRecord } from './record-queries.ts'
import type { Task } from './task-queries.ts'

/** An instance in the hands of one transaction; `now` is the database's clock. */
export type HeldInstance = Selectable<Tables['approval_instance']> & { now: Date }

/** Throws `not_found`. Who comes meanwhile waits. `author`: who changes it, for the change log; without, whom the transaction knows. */
export async function holdInstance(tx: Tx, id: number, author?: TransactionAuthor): Promise<HeldInstance> {
  const instance = await tx
    .selectFrom('approval_instance')
    .selectAll()
    .select(sql<Date>`clock_timestamp()`.as('now'))
    .$if(author !== undefined, (query) => query.select(authorOf(author ?? {}).as('author')))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!instance) throw missingApproval()
  return instance
}

export type Surroundings = { tasks: Task[]; isRecorded: boolean; hasTimers: boolean; hasCards: boolean }

/**
 * What stands around an instance that is held: its tasks that are not void, oldest first; whether the act of this key was
 * recorded, by a try whose answer was lost; whether anything falls due by itself; whether a messenger shows its tasks, or
 * could.
 */
export async function lookAround(tx: Tx, instanceId: number, key: string | undefined): Promise<Surroundings> {
  type Row = Omit<Surroundings, 'tasks'> & (Task | { id: null })
  const { rows } = await sql<Row>`
    select task.*, around.*
    from (
      select
        ${key === undefined ? sql.lit(false) : recorded(instanceId, key)} as "isRecorded",
        exists (select from approval_timer where instance_id = ${instanceId}) as "hasTimers",
        exists (select from identity_provider where status = 'enabled' and config ->> 'cards' = 'true')
          or exists (select from approval_card where instance_id = ${instanceId} and closed_at is null) as "hasCards"
    ) as around
    left join approval_task as task on task.instance_id = ${instanceId} and task.status <> 'void'
    order by task.id`.execute(tx)
  const [around] = rows
  if (!around) throw new Error('a select without a condition gave no row')
  const { isRecorded, hasTimers, hasCards } = around
  return { tasks: rows.filter((row) => row.id !== null), isRecorded, hasTimers, hasCards }
}

type InstanceChange = {
  status: ApprovalStatus
  tokens: TokenState | null
  current_node: string | null
  form_data: Record<string, unknown>
  selected_approvers: Record<string, number[]>
  round: number
  title: string
  workflow_version: number
  isSubmitted: boolean
}

type Step = { instance: InstanceChange; tasks: TaskChanges; records: NewRecord[] }

/** Writes down what a step did, all at once. Throws when somebody has changed the instance or its tasks since it was held. */
export async function writeStep(tx: Tx, { id, step }: HeldInstance, { instance, tasks, records }: Step): Promise<void> {
  const { rows } = await sql<{ changed: number }>`
    with
      changed as (
        update approval_task as task
        set status = one.status, verdict = one.verdict, opened_at = one.opened_at, due_at = one.due_at, ended_at = one.ended_at
        from jsonb_populate_recordset(null::approval_task, ${JSON.stringify(tasks.changed)}) as one
        where task.instance_id = ${id} and task.id = one.id and task.status in ('open', 'held')
        returning task.id
      ),
      made as (
        insert into approval_task (instance_id, token, node_id, seat, stage, kind, assignee_id, owner_id, added_by,
                                   status, verdict, opened_at, due_at, ended_at)
        select ${id}, token, node_id, seat, stage, kind, assignee_id, owner_id, added_by,
               status, verdict, opened_at, due_at, ended_at
        from jsonb_populate_recordset(null::approval_task, ${JSON.stringify(tasks.made)})
      ),
      noted as (
        insert into approval_record (instance_id, node_id, task_id, approver_id, action, comment, attachments, details, action_key)
        select ${id}, node_id, task_id, approver_id, action, comment, attachments, details, action_key
        from jsonb_populate_recordset(null::approval_record, ${JSON.stringify(records.map(rowOfRecord))})
      )
    update approval_instance
    set status = ${instance.status}, tokens = ${instance.tokens && JSON.stringify(instance.tokens)},
        current_node = ${instance.current_node}, form_data = ${JSON.stringify(instance.form_data)},
        selected_approvers = ${JSON.stringify(instance.selected_approvers)}, round = ${instance.round},
        title = ${instance.title}, workflow_version = ${instance.workflow_version}, step = step + 1,
        ended_at = case when ${hasApprovalEnded(instance.status)} then coalesce(ended_at, now()) end,
        submitted_at = case when ${instance.isSubmitted} then now() else submitted_at end
    where id = ${id} and step = ${step}
    returning (select count(*) from changed) as changed`.execute(tx)
  if (rows[0]?.changed !== tasks.changed.length) throw new Error(`approval ${id} changed while it was held`)
}

export function missingApproval() {
  return notFound('审批', 'request')
}
