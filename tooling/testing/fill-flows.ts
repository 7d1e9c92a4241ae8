import type { Tx } from '../../db/database.ts'
import { flowGraph } from '../../domain/flows/flow-graph.ts'

/** What flows draw, and how runs of them go on; the jobs and runs that there are stand for theirs. */
export async function fillFlows(tx: Tx): Promise<void> {
  const graph = JSON.stringify(flowGraph.parse({ nodes: [{ id: 'A', type: 'wait', seconds: 1 }], edges: [] }))
  const jobs = await tx.selectFrom('job').select('id').orderBy('id').limit(2).execute()
  for (const { id } of jobs) {
    const drawn = { dag_config: graph, bpmn_xml: '<definitions/>' }
    await tx
      .insertInto('job_flow')
      .values({ id, version: 1, ...drawn })
      .execute()
    await tx
      .insertInto('job_flow_version')
      .values({ flow_id: id, version: 1, plan_format: 1, ...drawn })
      .execute()
  }
  const runs = await tx.selectFrom('job_log').select(['id', 'scheduled_at']).orderBy('id').limit(2).execute()
  for (const { id, scheduled_at } of runs) {
    await tx
      .insertInto('flow_run')
      .values({ run_id: id, scheduled_at, flow_id: jobs[0]?.id ?? 0, flow_version: 1 })
      .execute()
    await tx.insertInto('job_flow_node').values({ run_id: id, scheduled_at, node_id: 'A' }).execute()
  }
}
