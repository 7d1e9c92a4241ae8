import type { Context } from 'hono'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { getFlowRun, listRunNodes } from '../../db/flows/flow-run-queries.ts'
import { getFlowVersion } from '../../db/flows/flow-versions.ts'
import { layOutRerun } from '../../db/flows/run-control.ts'
import { getRunOrigin, type RunKey } from '../../db/jobs/run-queries.ts'
import { conflict, invalid } from '../../domain/errors.ts'
import { nodesAnew } from '../../domain/flows/downstream.ts'
import { sealedParams } from '../../domain/jobs/sealed-params.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { noteSecretParams } from '../jobs/audited-secrets.ts'
import type { RunOrder } from '../jobs/start-run.ts'
import type { rerunInput } from './flow-schemas.ts'

type Rerun = { prepare: (tx: Tx) => Promise<RunOrder>; alongWith: (tx: Tx, run: RunKey) => Promise<void> }

/** A run that goes on from another, on the same version: what is to be done anew, and what is kept. */
export async function rerunOrder(
  c: Context<ApiEnv>,
  id: number,
  { from, params }: z.infer<typeof rerunInput>,
): Promise<Rerun> {
  const origin = await getFlowRun(c.var.db, id)
  if (origin.ended_at === null || origin.status === 'skipped') throw notEnded()
  const { dag_config: graph } = await getFlowVersion(c.var.db, origin.flow_id, origin.flow_version)
  const nodes = new Map((await listRunNodes(c.var.db, origin)).map((node) => [node.node_id, node.status]))
  const unknown = from === 'failed' ? [] : from.filter((node) => !nodes.has(node))
  if (unknown.length > 0) {
    throw invalid('from', text(`没有节点 ${unknown.join('、')}`, `There are no nodes ${unknown.join(', ')}`))
  }
  const anew = nodesAnew(graph, nodes, from)
  if (anew.size === 0)
    throw conflict(text('没有失败的节点可以重跑', 'No node failed, so there is nothing to run again'))
  return {
    async prepare(tx) {
      const { definition, department_id, ...before } = await getRunOrigin(tx, id)
      noteSecretParams(c, definition.params)
      const job = { ...definition, id: origin.flow_id }
      return {
        jobId: origin.flow_id,
        definition,
        params: sealedParams(c.var.deps.secrets, { job, given: params, before: { job, params: before.params } }),
        trigger: 'retry',
        scheduledAt: origin.scheduled_at,
        departmentId: department_id,
        rerunOf: id,
      }
    },
    alongWith: (tx, run) => layOutRerun(tx, run, { origin, graph, anew }),
  }
}

function notEnded() {
  return conflict(text('运行结束之后才能重跑', 'A run can be run again when it has ended'))
}
