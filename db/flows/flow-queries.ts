import { type Selectable, sql } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { FlowStatus } from '../../domain/flows/flow.ts'
import type { FlowConfig } from '../../domain/flows/flow-config.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import type { Viewer } from '../../domain/iam/viewer.ts'
import type { JobParam, triggerTypes } from '../../domain/jobs/job.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { visible } from '../iam/visible-rows.ts'
import { calendarOfJob } from '../jobs/job-calendar.ts'
import { type Firing, jobColumns } from '../jobs/job-queries.ts'
import { containsIndexed, type Listed, type Paging, pageOf } from '../listing.ts'
import { plannedAnew } from '../prepared-statements.ts'

type Drawn = Pick<Selectable<Tables['job_flow']>, 'dag_config' | 'bpmn_xml'>
export type FlowBrief = Firing & { config: FlowConfig; node_count: number }
export type Flow = FlowBrief & Drawn

export const flowSorts = ['id', 'name', 'created_at', 'updated_at', 'status', 'trigger_type'] as const

export type FlowFilter = {
  q?: string | undefined
  status?: FlowStatus | undefined
  trigger_type?: (typeof triggerTypes)[number] | undefined
  tag?: string | undefined
}

const isDraft = sql<boolean>`(config -> 'is_draft')::boolean`

function selectFlows(db: DbOrTx) {
  return db
    .selectFrom('job')
    .innerJoin('job_flow', 'job_flow.id', 'job.id')
    .where('job.tenant_id', '=', 1)
    .where('job_type', '=', 'flow')
    .where('deleted_at', 'is', null)
    .select(jobColumns.map((column) => `job.${column}` as const))
    .select([calendarOfJob, sql<number>`jsonb_array_length(dag_config -> 'nodes')`.as('node_count')])
    .$castTo<FlowBrief>()
}

export async function listFlows(
  db: Db,
  viewer: Viewer,
  { q, status, trigger_type, tag }: FlowFilter,
  paging: Paging<(typeof flowSorts)[number]>,
): Promise<Listed<FlowBrief>> {
  let query = selectFlows(db).where(visible(viewer, 'flow'))
  if (status === 'draft') query = query.where(isDraft)
  else if (status) query = query.where('job.status', '=', status).where(sql<boolean>`not ${isDraft}`)
  if (trigger_type) query = query.where('trigger_type', '=', trigger_type)
  if (tag) query = query.where(sql<boolean>`tags @> array[${tag}]`)
  if (q) query = query.where(containsIndexed(sql.ref('job.name'), q)).modifyFront(plannedAnew)
  for (const { field, direction } of paging.sort) query = query.orderBy(`job.${field}`, direction)
  return pageOf(query.orderBy('job.id', 'desc'), paging)
}

export async function getFlow(db: DbOrTx, id: number): Promise<Flow> {
  const flow = await selectFlows(db)
    .select(['dag_config', 'bpmn_xml'])
    .where('job.id', '=', id)
    .$castTo<Flow>()
    .executeTakeFirst()
  if (!flow) throw missingFlow()
  return flow
}

/** What those of these flows declare that have a version to run, for whoever may see them. */
export async function listVisibleFlows(db: DbOrTx, viewer: Viewer, ids: number[]): Promise<Map<number, JobParam[]>> {
  if (ids.length === 0) return new Map()
  const flows = await db
    .selectFrom('job')
    .innerJoin('job_flow', 'job_flow.id', 'job.id')
    .select(['job.id', 'job.params'])
    .where('job.id', 'in', ids)
    .where('job_flow.version', '>', 0)
    .where('deleted_at', 'is', null)
    .where(visible(viewer, 'flow'))
    .execute()
  return new Map(flows.map(({ id, params }) => [id, params]))
}

/** The flows that each of these calls, in the versions that are published. */
export async function listCalledFlows(db: DbOrTx, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ called: number }>`
    select distinct (node ->> 'flow_id')::bigint as called
    from job_flow
    join job_flow_version as made on made.flow_id = job_flow.id and made.version = job_flow.version,
      jsonb_array_elements(made.dag_config -> 'nodes') as node
    where job_flow.id = any (${ids}::bigint[]) and node ->> 'type' = 'flow'`.execute(db)
  return rows.map(({ called }) => called)
}

/** `version`: the one that is published last. */
export async function putFlow(
  tx: Tx,
  flow: { id: number; version: number; graph: FlowGraph; xml: string },
): Promise<void> {
  const drawn = { version: flow.version, dag_config: JSON.stringify(flow.graph), bpmn_xml: flow.xml }
  await tx
    .insertInto('job_flow')
    .values({ id: flow.id, ...drawn })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(drawn))
    .execute()
}

export function missingFlow() {
  return notFound('流程', 'flow')
}
