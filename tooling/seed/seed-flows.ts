import { lookAtFlow } from '../../bpmn/flow/look-at-flow.ts'
import type { Tx } from '../../db/database.ts'
import { putFlow } from '../../db/flows/flow-queries.ts'
import { insertFlowVersion } from '../../db/flows/flow-versions.ts'
import { insertJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { demoFlows } from './demo-flows.ts'

/** Sample flows, each published once; gives how many were made. */
export async function seedFlows(tx: Tx): Promise<number> {
  const flows = demoFlows()
  for (const { input, graph } of flows) {
    const { problems, bpmn_xml: xml } = await lookAtFlow({ dag_config: graph })
    if (problems.length > 0 || xml === undefined) throw new Error(`${input.name} is no flow that can be run`)
    const { dag_config: _, bpmn_xml: __, max_parallel, status: ___, ...fields } = input
    const config = { flow_version: 1, is_draft: false, max_parallel: max_parallel ?? null, graph_digest: 'sample' }
    const trigger = { ...fields, job_type: 'flow' as const, status: 'enabled' as const, config }
    const { id } = await insertJob(tx, trigger, { userId: null, departmentId: null })
    await putFlow(tx, { id, version: 1, graph, xml })
    await insertFlowVersion(tx, { flowId: id, version: 1, graph, xml, createdBy: null })
    if (input.trigger_type !== 'manual') await addOutboxLine(tx, { kind: 'sync_schedule', subject: `job:${id}` })
  }
  return flows.length
}
