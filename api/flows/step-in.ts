import type { Context } from 'hono'
import type { z } from 'zod'
import { dropRequests } from '../../db/approvals/flow-node-queries.ts'
import type { Tx } from '../../db/database.ts'
import { cancelRunsOfNodes } from '../../db/flows/cancel-nodes.ts'
import { type FlowRun, getFlowRun, lockFlowRun } from '../../db/flows/flow-run-queries.ts'
import { stopFlowRun } from '../../db/flows/flow-step.ts'
import { getFlowVersion } from '../../db/flows/flow-versions.ts'
import { heedFlow } from '../../db/flows/heed-flow.ts'
import { tellFollowers } from '../../db/flows/node-queries.ts'
import {
  type HeldNode,
  keyOfRun,
  lockNode,
  reconsider,
  reopenRun,
  resetNode,
  ruleNode,
  runHasEnded,
  seizeOpenRun,
  setPaused,
} from '../../db/flows/run-control.ts'
import { cancelledBy, cancelUnstartedRun } from '../../db/jobs/cancel-queries.ts'
import { conflict, DomainError, notFound } from '../../domain/errors.ts'
import { downstreamOf } from '../../domain/flows/downstream.ts'
import type { NodeStatus } from '../../domain/flows/node-status.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import type { confirmInput } from './flow-schemas.ts'
import { untilEnded } from './until-ended.ts'

/** Begins nothing more, or goes on. One that is as asked already stays so. */
export async function pauseFlowRun(c: Context<ApiEnv>, id: number, isPaused: boolean): Promise<FlowRun> {
  return stepIn(c, id, async (tx, run) => {
    await seizeOpenRun(tx, run)
    await setPaused(tx, run, isPaused)
  })
}

/** How long the answer waits for what runs to stop; it goes on stopping all the same. */
const stopWithinMs = 10_000

/** Stops a run; one that has not begun never does. */
export async function cancelFlowRun(c: Context<ApiEnv>, id: number): Promise<FlowRun> {
  const by = { userId: c.var.caller.userId, name: c.var.caller.name }
  const stopped = await stepIn(c, id, async (tx, run) => {
    if (run.ended_at !== null) throw runHasEnded()
    if (await cancelUnstartedRun(tx, { run: keyOfRun(run), by })) return
    await seizeOpenRun(tx, run)
    await stopFlowRun(tx, keyOfRun(run), { stop: 'cancelled', why: cancelledBy(by) })
  })
  if (stopped.ended_at === null) await untilEnded(c, id, stopWithinMs)
  return getFlowRun(c.var.db, id)
}

type NodeParam = { id: number; node: string }
export type NodeVerb = 'retry' | 'mark-success' | 'skip'

const allowed: Record<NodeVerb, readonly NodeStatus[]> = {
  retry: ['failed', 'cancelled', 'skipped'],
  'mark-success': ['waiting', 'running', 'failed', 'skipped', 'cancelled'],
  skip: ['waiting', 'running', 'failed', 'cancelled'],
}

/** Does a node once more, or says what it came to; what was decided because of it is decided anew. A run that had ended goes on. */
export async function changeNode(c: Context<ApiEnv>, { id, node }: NodeParam, verb: NodeVerb): Promise<FlowRun> {
  return stepIn(c, id, async (tx, run) => {
    const held = await seizeNode(tx, run, node)
    if (!allowed[verb].includes(held.status)) throw notNow(held)
    // What it has under way is of no use any more.
    const { name } = c.var.caller
    await cancelRunsOfNodes(tx, { ...run, stop_why: cancelledBy({ name }) }, [held])
    await dropRequests(tx, run, [node])
    if (verb === 'retry') await resetNode(tx, run, node)
    else if (verb === 'skip') await ruleNode(tx, run, node, { status: 'skipped', skipReason: 'operator' })
    else await ruleNode(tx, run, node, { status: 'success' })
    await decideAnew(tx, run, node)
  })
}

/** Says yes or no to what a run waits for. */
export async function confirmNode(
  c: Context<ApiEnv>,
  { id, node }: NodeParam,
  { outcome, comment }: z.infer<typeof confirmInput>,
): Promise<FlowRun> {
  const { caller } = c.var
  return stepIn(c, id, async (tx, run) => {
    const { dag_config } = await getFlowVersion(tx, run.flow_id, run.flow_version)
    const drawn = dag_config.nodes.find((one) => one.id === node)
    if (drawn?.type !== 'manual') throw noSuchNode()
    const isNamed =
      drawn.assignee_ids.length === 0
        ? caller.permissions.has('flow:operate')
        : drawn.assignee_ids.includes(caller.userId)
    if (!isNamed) throw notYours()
    const held = await seizeNode(tx, run, node)
    if (held.status !== 'running') throw notNow(held)
    const result = { outcome, comment, by: { id: caller.userId, name: caller.name } }
    await ruleNode(
      tx,
      run,
      node,
      outcome === 'confirm' ? { status: 'success', result } : { status: 'failed', result, errorCode: 'rejected' },
    )
  })
}

/** A change of a run, after which its process looks at it anew. */
async function stepIn(
  c: Context<ApiEnv>,
  id: number,
  change: (tx: Tx, run: FlowRun) => Promise<void>,
): Promise<FlowRun> {
  return c.var.write(
    async (tx) => {
      const run = await lockFlowRun(tx, id)
      await change(tx, run)
      const key = keyOfRun(run)
      await heedFlow(tx, { ...key, traceId: c.var.traceId })
      await tellFollowers(tx, key)
      return getFlowRun(tx, id)
    },
    { resourceId: id },
  )
}

async function seizeNode(tx: Tx, run: FlowRun, node: string): Promise<HeldNode> {
  if (run.ended_at !== null) await reopenRun(tx, run)
  else await seizeOpenRun(tx, run)
  const held = await lockNode(tx, run, node)
  if (!held) throw noSuchNode()
  return held
}

async function decideAnew(tx: Tx, run: FlowRun, node: string): Promise<void> {
  const { dag_config } = await getFlowVersion(tx, run.flow_id, run.flow_version)
  await reconsider(tx, run, [...downstreamOf(dag_config, [node])])
}

function noSuchNode() {
  return notFound('节点', 'node')
}

function notNow({ status }: HeldNode) {
  return conflict(
    text(`节点现在的状态是 ${status}，不能这样处理`, `The node is ${status} by now, so this cannot be done`),
  )
}

function notYours() {
  return new DomainError('forbidden', text('这个节点不由您确认', 'This is not yours to confirm'))
}
