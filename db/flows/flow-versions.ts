import { notFound } from '../../domain/errors.ts'
import { type FlowGraph, planFormat } from '../../domain/flows/flow-graph.ts'
import type { DbOrTx, Tx } from '../database.ts'

export type FlowVersion = {
  version: number
  plan_format: number
  dag_config: FlowGraph
  bpmn_xml: string
  created_by: number | null
  created_by_name: string | null
  created_at: Date
}

/** What a version of a flow draws, which stays as it is. Throws `not_found`. */
export async function getFlowVersion(db: DbOrTx, flowId: number, version: number): Promise<FlowVersion> {
  const found = await selectVersions(db, flowId)
    .select(['plan_format', 'dag_config', 'bpmn_xml'])
    .where('made.version', '=', version)
    .executeTakeFirst()
  if (!found) throw missingVersion()
  return found
}

/** The version of a flow that runs at present; undefined before the first, and when the flow is deleted. */
export async function findPublishedVersion(db: DbOrTx, flowId: number): Promise<number | undefined> {
  const flow = await db
    .selectFrom('job')
    .innerJoin('job_flow', 'job_flow.id', 'job.id')
    .select('job_flow.version')
    .where('job.id', '=', flowId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return flow?.version || undefined
}

/** Newest first, without what they draw. */
export async function listFlowVersions(
  db: DbOrTx,
  flowId: number,
): Promise<Omit<FlowVersion, 'plan_format' | 'dag_config' | 'bpmn_xml'>[]> {
  return selectVersions(db, flowId).orderBy('made.version', 'desc').execute()
}

function selectVersions(db: DbOrTx, flowId: number) {
  return db
    .selectFrom('job_flow_version as made')
    .leftJoin('user', 'user.id', 'made.created_by')
    .select(['made.version', 'made.created_by', 'user.name as created_by_name', 'made.created_at'])
    .where('made.flow_id', '=', flowId)
}

export async function insertFlowVersion(
  tx: Tx,
  made: { flowId: number; version: number; graph: FlowGraph; xml: string; createdBy: number | null },
): Promise<void> {
  await tx
    .insertInto('job_flow_version')
    .values({
      flow_id: made.flowId,
      version: made.version,
      plan_format: planFormat,
      dag_config: JSON.stringify(made.graph),
      bpmn_xml: made.xml,
      created_by: made.createdBy,
    })
    .execute()
}

function missingVersion() {
  return notFound('流程版本', 'version of the flow')
}
