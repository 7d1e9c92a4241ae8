import { type Selectable, sql } from 'kysely'
import type { WorkflowInput } from '../../domain/approvals/definition.ts'
import { allNodes } from '../../domain/approvals/definition-rules.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import { type ApprovalPlan, approvalPlanFormat } from '../../domain/approvals/plan.ts'
import type { WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import { conflict, notFound } from '../../domain/errors.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { explainConstraint } from '../iam/constraints.ts'
import { visible } from '../iam/visible-rows.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'
import { type Drawn, digestOf, putDrawing } from './drawing-queries.ts'

const briefColumns = [
  'id',
  'name',
  'description',
  'category',
  'status',
  'published_version',
  'created_by',
  'department_id',
  'created_at',
  'updated_at',
  'version',
] as const
const columns = [...briefColumns, 'form_schema', 'nodes', 'edges', 'callbacks', 'options'] as const

type Row = Selectable<Tables['workflow_definition']>
export type WorkflowBrief = Pick<Row, (typeof briefColumns)[number]>
export type Workflow = Pick<Row, (typeof columns)[number]> & { bpmn_xml: string }
type Author = { userId: number | null; departmentId: number | null }

export const workflowSorts = ['id', 'name', 'category', 'status', 'created_at', 'updated_at'] as const
export type WorkflowFilter = {
  q?: string | undefined
  status?: Row['status'] | undefined
  category?: string | undefined
}

export async function listWorkflows(
  db: Db,
  viewer: Viewer,
  filter: WorkflowFilter,
  paging: Paging<(typeof workflowSorts)[number]>,
): Promise<Listed<WorkflowBrief>> {
  let matching = there(db).where(visible(viewer, 'workflow')).select(briefColumns)
  if (filter.q) matching = matching.where(containsText(sql.ref('name'), filter.q))
  if (filter.status) matching = matching.where('status', '=', filter.status)
  if (filter.category !== undefined) matching = matching.where('category', '=', filter.category)
  for (const { field, direction } of paging.sort) matching = matching.orderBy(field, direction)
  return pageOf(matching.orderBy('category').orderBy('name').orderBy('id'), paging)
}

/** What anybody may start, by category and name. */
export async function listStartable(db: Db): Promise<Pick<Row, 'id' | 'name' | 'description' | 'category'>[]> {
  return there(db)
    .where('status', '=', 'published')
    .select(['id', 'name', 'description', 'category'])
    .orderBy('category')
    .orderBy('name')
    .limit(1000)
    .execute()
}

export async function getWorkflow(db: DbOrTx, id: number): Promise<Workflow> {
  const found = await there(db)
    .leftJoin('workflow_drawing', 'workflow_drawing.workflow_id', 'workflow_definition.id')
    .select(columns)
    .select((eb) => eb.fn.coalesce('workflow_drawing.bpmn_xml', sql<string>`''`).as('bpmn_xml'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw missingWorkflow()
  return found
}

export async function insertWorkflow(tx: Tx, input: WorkflowInput, drawn: Drawn, author: Author): Promise<Workflow> {
  const { id } = await tx
    .insertInto('workflow_definition')
    .values({ ...rowOf(input, drawn), created_by: author.userId, department_id: author.departmentId })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(explain)
  await putDrawing(tx, id, drawn.xml)
  return getWorkflow(tx, id)
}

/** Undefined when it has another version by now, or is gone. What was published stays as it is. */
export async function replaceWorkflow(
  tx: Tx,
  { id, version }: { id: number; version: number },
  input: WorkflowInput,
  drawn: Drawn,
): Promise<Workflow | undefined> {
  const replaced = await tx
    .updateTable('workflow_definition')
    .set(rowOf(input, drawn))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
    .catch(explain)
  if (!replaced) return undefined
  await putDrawing(tx, id, drawn.xml)
  return getWorkflow(tx, id)
}

/**
 * What is drawn becomes the next version, which everything that is started from now on goes by. Throws `conflict` when it was
 * changed since it was read.
 */
export async function publishWorkflow(
  tx: Tx,
  workflow: Workflow,
  { plan, xml, publisher }: { plan: ApprovalPlan; xml: string; publisher: number | null },
): Promise<Workflow> {
  const version = workflow.published_version + 1
  const published = await setStatus(
    tx,
    workflow.id,
    { status: 'published', published_version: version },
    workflow.version,
  )
  await tx
    .insertInto('workflow_version')
    .values({
      workflow_id: workflow.id,
      version,
      plan_format: approvalPlanFormat,
      plan: JSON.stringify(plan),
      form_schema: workflow.form_schema && JSON.stringify(workflow.form_schema),
      nodes: JSON.stringify(workflow.nodes),
      edges: JSON.stringify(workflow.edges),
      callbacks: JSON.stringify(workflow.callbacks),
      options: JSON.stringify(workflow.options),
      bpmn_xml: xml,
      created_by: publisher,
    })
    .execute()
  return published
}

/** Nothing more is started by it; what runs goes on. */
export async function archiveWorkflow(tx: Tx, id: number): Promise<Workflow> {
  return setStatus(tx, id, { status: 'archived' })
}

async function setStatus(
  tx: Tx,
  id: number,
  change: { status: Row['status']; published_version?: number },
  version?: number,
): Promise<Workflow> {
  let update = tx.updateTable('workflow_definition').set(change).where('id', '=', id).where('deleted_at', 'is', null)
  if (version !== undefined) update = update.where('version', '=', version)
  const changed = await update.returning('id').executeTakeFirst()
  const workflow = await getWorkflow(tx, id)
  if (!changed) throw conflict(changedMeanwhile)
  return workflow
}

/** Refuses while requests go by it. */
export async function deleteWorkflow(tx: Tx, id: number): Promise<void> {
  const held = await there(tx).select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!held) throw missingWorkflow()
  const open = await tx
    .selectFrom('approval_instance')
    .select('id')
    .where('workflow_id', '=', id)
    .where('status', '=', 'pending')
    .limit(1)
    .executeTakeFirst()
  if (open) throw conflict(stillOpen)
  await tx.updateTable('workflow_definition').set({ deleted_at: sql<Date>`now()` }).where('id', '=', id).execute()
}

/** The published graphs of these definitions, by id. */
export async function listPublishedGraphs(db: DbOrTx, ids: number[]): Promise<Map<number, WorkflowGraph>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('workflow_definition as made')
    .innerJoin('workflow_version as version', (join) =>
      join.onRef('version.workflow_id', '=', 'made.id').onRef('version.version', '=', 'made.published_version'),
    )
    .select(['made.id', 'version.nodes', 'version.edges'])
    .where('made.id', 'in', ids)
    .where('made.status', '=', 'published')
    .where('made.deleted_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, nodes, edges }) => [id, { nodes, edges }]))
}

/** The forms of those of these definitions that requests can be started by, by id. */
export async function listStartableForms(db: DbOrTx, ids: number[]): Promise<Map<number, FormSchema | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('workflow_definition as made')
    .innerJoin('workflow_version as version', (join) =>
      join.onRef('version.workflow_id', '=', 'made.id').onRef('version.version', '=', 'made.published_version'),
    )
    .select(['made.id', 'version.form_schema'])
    .where('made.id', 'in', ids)
    .where('made.status', '=', 'published')
    .where('made.deleted_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, form_schema }) => [id, form_schema]))
}

/** What the nodes of definitions, gone ones included, are called at present, by definition and node. */
export async function listNodeNames(db: DbOrTx, ids: number[]): Promise<Map<number, Map<string, string>>> {
  const rows = await db
    .selectFrom('workflow_definition')
    .select(['id', 'nodes', 'edges'])
    .where('id', 'in', [0, ...ids])
    .execute()
  return new Map(
    rows.map(({ id, nodes, edges }) => {
      const named = allNodes({ nodes, edges }).flatMap((node) => (node.name ? [[node.id, node.name] as const] : []))
      return [id, new Map(named)]
    }),
  )
}

export async function listVersions(db: DbOrTx, workflowId: number) {
  return db
    .selectFrom('workflow_version as made')
    .leftJoin('user', 'user.id', 'made.created_by')
    .select(['made.version', 'made.created_by', 'user.name as created_by_name', 'made.created_at'])
    .where('made.workflow_id', '=', workflowId)
    .orderBy('made.version', 'desc')
    .execute()
}

function there(db: DbOrTx) {
  return db.selectFrom('workflow_definition').where('tenant_id', '=', 1).where('deleted_at', 'is', null)
}

function rowOf({ name, description, category, form_schema, callbacks, options }: WorkflowInput, { graph, xml }: Drawn) {
  return {
    ...{ name, description, category },
    form_schema: form_schema ? JSON.stringify(form_schema) : null,
    nodes: JSON.stringify(graph.nodes),
    edges: JSON.stringify(graph.edges),
    drawing_digest: digestOf(xml),
    callbacks: JSON.stringify(callbacks),
    options: JSON.stringify(options),
  }
}

const explain = explainConstraint({
  workflow_definition_name: () => conflict(text('已有同名的审批流程', 'Another definition has this name')),
})

const changedMeanwhile = text(
  '流程刚被改动过，请重新查看后再发布',
  'The definition was changed meanwhile: look at it again before it is published',
)

const stillOpen = text(
  '仍有进行中的审批在使用这个流程，可以先归档',
  'Requests still go by this definition; it can be archived',
)

export function missingWorkflow() {
  return notFound('审批流程', 'definition')
}
