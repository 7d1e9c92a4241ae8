import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import type { Tx } from '../database.ts'
import { type Notice, notify } from '../notifications/notify.ts'
import type { HeldRun } from './flow-step.ts'

/** Tells those who may confirm a node that the run waits for one of them. */
export async function tellAssignees(
  tx: Tx,
  run: HeldRun,
  { id, name, assignee_ids, instructions }: Extract<FlowNode, { type: 'manual' }>,
): Promise<void> {
  await notify(tx, {
    ...aboutRun(run),
    template: 'flow.confirm',
    recipients: { userIds: await orOwner(tx, run, assignee_ids) },
    channels: ['in_app', 'email'],
    params: { flowName: run.definition.name, nodeName: name ?? id, runId: run.id, instructions },
    batch: `flow-confirm:${run.id}:${id}:${run.step}`.slice(0, 200),
  })
}

/** Sends what a node has to say; `title` and `content` with everything filled in. */
export async function tellPeople(
  tx: Tx,
  run: HeldRun,
  { id, recipient_ids, channels, title, content }: Extract<FlowNode, { type: 'notify' }>,
): Promise<void> {
  await notify(tx, {
    ...aboutRun(run),
    template: 'flow.message',
    recipients: { userIds: await orOwner(tx, run, recipient_ids) },
    channels,
    params: { flowName: run.definition.name, title, content, runId: run.id },
    batch: `flow-message:${run.id}:${id}:${run.step}`.slice(0, 200),
  })
}

function aboutRun({ id, trace_id }: HeldRun): Pick<Notice<'flow.confirm'>, 'type' | 'link' | 'traceId'> {
  return { type: 'task', link: `/flow-runs/${id}`, traceId: trace_id }
}

async function orOwner(tx: Tx, { flow_id }: HeldRun, named: number[]): Promise<number[]> {
  if (named.length > 0) return named
  const flow = await tx.selectFrom('job').select('created_by').where('id', '=', flow_id).executeTakeFirst()
  return flow?.created_by ? [flow.created_by] : []
}
