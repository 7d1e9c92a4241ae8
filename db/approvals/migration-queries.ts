import { sql } from 'kysely'
import type { MoveProblem } from '../../domain/approvals/move-request.ts'
import type { NodeMapping } from '../../domain/approvals/node-mapping.ts'
import { conflict, notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'
import type { DbOrTx, Tx } from '../database.ts'
import { explainConstraint } from '../iam/constraints.ts'
import { visible } from '../iam/visible-rows.ts'

export type MoveScope = {
  workflowId: number
  toVersion: number
  nodeMapping: NodeMapping
  instanceIds?: number[] | undefined
}

/** Requests under way that go by another version, in the order of their ids, so many behind one of them. */
export async function listMovable(
  db: DbOrTx,
  viewer: Viewer,
  { after, limit, ...scope }: MoveScope & { after: number; limit: number },
) {
  return movable(db, viewer, scope)
    .select(['id', 'title', 'workflow_version', 'current_node', 'tokens', 'form_data'])
    .select(sql<string | null>`(select name from "user" as who where who.id = applicant_id)`.as('applicant_name'))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The versions that requests would be moved from. */
export async function listVersionsToLeave(db: DbOrTx, viewer: Viewer, scope: MoveScope): Promise<number[]> {
  const rows = await movable(db, viewer, scope)
    .select('workflow_version')
    .distinct()
    .orderBy('workflow_version')
    .execute()
  return rows.map(({ workflow_version }) => workflow_version)
}

type NewMigration = MoveScope & { traceId: string; createdBy: number; departmentId: number | null }

/** Writes down what is to be moved; undefined when there is nothing. One at a time for each definition. */
export async function insertMigration(tx: Tx, viewer: Viewer, made: NewMigration): Promise<number | undefined> {
  const items = await movable(tx, viewer, made).select(['id', 'workflow_version']).execute()
  if (items.length === 0) return undefined
  const { id } = await tx
    .insertInto('approval_migration')
    .values({
      workflow_id: made.workflowId,
      to_version: made.toVersion,
      node_mapping: JSON.stringify(made.nodeMapping),
      total: items.length,
      trace_id: made.traceId,
      created_by: made.createdBy,
      department_id: made.departmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(explain)
  await sql`
    insert into approval_migration_item (migration_id, instance_id, from_version)
    select ${id}, * from unnest(${items.map((item) => item.id)}::bigint[], ${items.map((item) => item.workflow_version)}::int[])
  `.execute(tx)
  return id
}

export async function listMigrations(db: DbOrTx, workflowId: number) {
  return selectMigrations(db).where('made.workflow_id', '=', workflowId).orderBy('made.id', 'desc').limit(50).execute()
}

export type Migration = Awaited<ReturnType<typeof getMigration>>

export async function getMigration(db: DbOrTx, workflowId: number, id: number) {
  const found = await selectMigrations(db)
    .where('made.workflow_id', '=', workflowId)
    .where('made.id', '=', id)
    .executeTakeFirst()
  if (!found) throw notFound('迁移', 'migration')
  return found
}

/** Those that were not moved first. */
export async function listMigrationItems(db: DbOrTx, migrationId: number, limit: number) {
  return db
    .selectFrom('approval_migration_item as item')
    .innerJoin('approval_instance as made', 'made.id', 'item.instance_id')
    .select(['instance_id', 'made.title', 'from_version', 'item.status', 'problems', 'item.ended_at'])
    .where('migration_id', '=', migrationId)
    .orderBy(sql`item.status = 'refused'`, 'desc')
    .orderBy('instance_id')
    .limit(limit)
    .execute()
}

/** What there is still to do of a migration that goes on, with who asked for it; undefined when it does not. */
export async function openMigration(db: DbOrTx, id: number, limit: number) {
  const migration = await db
    .selectFrom('approval_migration as made')
    .leftJoin('user', 'user.id', 'made.created_by')
    .select([
      'made.to_version',
      'made.node_mapping',
      'made.trace_id',
      'made.created_by',
      'user.name as created_by_name',
    ])
    .where('made.id', '=', id)
    .where('made.status', '=', 'running')
    .executeTakeFirst()
  if (!migration) return undefined
  const items = await db
    .selectFrom('approval_migration_item')
    .select('instance_id')
    .where('migration_id', '=', id)
    .where('status', '=', 'waiting')
    .orderBy('instance_id')
    .limit(limit)
    .execute()
  return { ...migration, instanceIds: items.map(({ instance_id }) => instance_id) }
}

export async function settleMigrationItem(
  tx: Tx,
  { migrationId, instanceId }: { migrationId: number; instanceId: number },
  problems: MoveProblem[],
): Promise<void> {
  await tx
    .updateTable('approval_migration_item')
    .set({
      status: problems.length > 0 ? 'refused' : 'moved',
      problems: JSON.stringify(problems),
      ended_at: sql<Date>`now()`,
    })
    .where('migration_id', '=', migrationId)
    .where('instance_id', '=', instanceId)
    .where('status', '=', 'waiting')
    .execute()
}

/** False when it had ended before. */
export async function endMigration(tx: Tx, id: number, status: 'done' | 'cancelled'): Promise<boolean> {
  const ended = await tx
    .updateTable('approval_migration')
    .set({ status, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

function movable(db: DbOrTx, viewer: Viewer, { workflowId, toVersion, instanceIds }: MoveScope) {
  return db
    .selectFrom('approval_instance')
    .where('workflow_id', '=', workflowId)
    .where('approval_instance.status', '=', 'pending')
    .where('workflow_version', '<>', toVersion)
    .where(visible(viewer, 'approval'))
    .$if(instanceIds !== undefined, (query) => query.where('id', 'in', instanceIds ?? []))
}

function selectMigrations(db: DbOrTx) {
  const count = (status: string) => sql<number>`
    (select count(*)::int from approval_migration_item as item where item.migration_id = made.id and item.status = ${status})`
  return db
    .selectFrom('approval_migration as made')
    .leftJoin('user', 'user.id', 'made.created_by')
    .select([
      'made.id',
      'made.workflow_id',
      'made.to_version',
      'made.node_mapping',
      'made.status',
      'made.total',
      'made.ended_at',
    ])
    .select(['made.created_by', 'user.name as created_by_name', 'made.created_at'])
    .select([count('moved').as('moved'), count('refused').as('refused'), count('waiting').as('waiting')])
}

const explain = explainConstraint({
  approval_migration_running: () =>
    conflict(text('这个流程的迁移正在进行', 'Requests of this definition are being moved already')),
})
