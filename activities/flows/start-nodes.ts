import type { Db, Tx } from '../../db/database.ts'
import { insertNodes, type NodeChange, type NodeKey } from '../../db/flows/node-queries.ts'
import { tellAssignees, tellPeople } from '../../db/flows/tell-of-node.ts'
import { drawTicket } from '../../db/jobs/attempt-queries.ts'
import { insertRun, type RunKey } from '../../db/jobs/run-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import { fireSettingsOf, hasAttempts, priorityOf, type RunActivity } from '../../domain/jobs/fire-settings.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { type Text, text } from '../../domain/text.ts'
import { firePlanOf, jobRunStart, processOf } from '../../workflows/jobs/messages.ts'
import { type FlowWalk, whole } from './flow-walk.ts'
import { listOf, nodeInputs, worded } from './node-inputs.ts'
import { type NodeOrder, nodeOrder } from './node-orders.ts'

type Deps = { db: Db; secrets: SecretBox }

/** A node whose turn it is; `element` of one that is done for each of a list. */
export type Turn = { node: FlowNode; item: number; element?: { value: unknown; index: number } }
/** A run that this process carries out right away. */
export type Launch = { unit: NodeKey; run: RunKey; activity: RunActivity; isLast: boolean }
/** What the start of a node comes to, in the transaction that writes it down. */
export type Start = (tx: Tx) => Promise<{ change: NodeChange; launch?: Launch }>

/** Readies nodes to be started: everything that can be asked before is asked before. */
export async function readyStarts(deps: Deps, walk: FlowWalk, turns: Turn[]): Promise<Start[]> {
  const runs = turns.flatMap((turn) => (isRun(turn) && !isList(turn) ? [{ ...turn, node: turn.node }] : []))
  const inputs = await nodeInputs(deps.db, walk, runs)
  const started = await Promise.all(
    runs.map(async (turn, index) => {
      const given = inputs[index]
      if (!given || 'fault' in given) return failing(turn, given?.fault ?? noInput)
      const order = await nodeOrder(deps, walk, { node: turn.node, params: given.params })
      return 'errorCode' in order ? failing(turn, order.errorMsg, order.errorCode) : running(walk, turn, order)
    }),
  )
  const others = await Promise.all(
    turns.filter((turn) => !isRun(turn) || isList(turn)).map((turn) => otherStart(deps, walk, turn)),
  )
  return [...started, ...others]
}

type RunTurn = Turn & { node: Extract<FlowNode, { type: 'job' | 'flow' }> }

const isRun = (turn: Turn): turn is RunTurn => turn.node.type === 'job' || turn.node.type === 'flow'

/** Whether this is the node itself, which only counts what it is done for. */
const isList = ({ node, item }: Turn) => item === whole && 'for_each' in node && node.for_each !== undefined

async function otherStart({ db }: Deps, walk: FlowWalk, turn: Turn): Promise<Start> {
  const { node } = turn
  if (isRun(turn) && turn.node.for_each !== undefined) {
    const found = await listOf(db, walk, turn.node.for_each)
    return 'fault' in found ? failing(turn, found.fault) : listing(walk, turn, found.list)
  }
  switch (node.type) {
    case 'wait':
      return simply(turn, { status: 'running', due_at: dueOf(walk, node) })
    case 'manual':
      return async (tx) => {
        await tellAssignees(tx, walk.run, node)
        return { change: { ...keyOf(turn), status: 'running', ...timeLimit(walk, node) } }
      }
    case 'notify': {
      const said = await worded(db, walk, node)
      if ('fault' in said) return failing(turn, said.fault)
      return async (tx) => {
        await tellPeople(tx, walk.run, said)
        return { change: { ...keyOf(turn), status: 'success' } }
      }
    }
    default:
      return failing(turn, notThere, 'refused')
  }
}

const keyOf = ({ node, item }: Turn): NodeKey => ({ node_id: node.id, item })

function simply(turn: Turn, change: Omit<NodeChange, 'node_id' | 'item'>): Start {
  return async () => ({ change: { ...keyOf(turn), ...change } })
}

function failing(turn: Turn, why: Text, error_code: NodeChange['error_code'] = 'expression'): Start {
  return simply(turn, { status: 'failed', error_code: error_code ?? 'failed', error_msg: why })
}

function listing({ run }: FlowWalk, turn: Turn, list: unknown[]): Start {
  const key = keyOf(turn)
  if (list.length === 0) return simply(turn, { status: 'success', result: [] })
  return async (tx) => {
    await insertNodes(
      tx,
      run,
      list.map((_, item) => ({ node_id: key.node_id, item })),
    )
    return { change: { ...key, status: 'running', input: { list } } }
  }
}

/** The run of a node: a short one is carried out by this very step, any other by a process of its own. */
function running({ run }: FlowWalk, turn: RunTurn, order: Extract<NodeOrder, { definition: unknown }>): Start {
  const { definition } = order
  const settings = definition.job_type === 'flow' ? undefined : fireSettingsOf(definition)
  const isInline = settings?.inline === true && hasAttempts(definition)
  const firstTicket = hasAttempts(definition) ? drawTicket() : undefined
  return async (tx) => {
    const row = await insertRun(tx, {
      ...order,
      trigger: 'flow',
      scheduledAt: run.scheduled_at,
      traceId: run.trace_id,
      triggeredBy: run.triggered_by ?? order.triggeredBy ?? null,
      within: { flowId: run.flow_id, flowRunId: run.id },
      workflowId: isInline && run.workflow_id ? run.workflow_id : { prefix: processOf(definition.job_type).idPrefix },
      firstTicket,
    })
    if (!row) throw new Error('the run of a node never collides')
    const key = { runId: row.id, scheduledAt: row.scheduled_at.toISOString() }
    const change: NodeChange = { ...keyOf(turn), status: 'running', job_log_id: row.id }
    if (isInline) {
      const { activity, retryDelaysMs } = settings
      return { change, launch: { unit: keyOf(turn), run: key, activity, isLast: retryDelaysMs.length === 0 } }
    }
    const request = settings && firstTicket ? firePlanOf(key, settings, firstTicket.ticket) : key
    const start = jobRunStart(`${processOf(definition.job_type).idPrefix}${row.id}`, {
      jobId: order.jobId,
      jobType: definition.job_type,
      request,
      priority: priorityOf(definition),
      traceId: run.trace_id,
    })
    await addOutboxLine(tx, {
      kind: 'start_workflow',
      subject: `job_run:${row.id}`,
      payload: start,
      traceId: run.trace_id,
    })
    return { change }
  }
}

function dueOf({ now }: FlowWalk, { seconds, until }: Extract<FlowNode, { type: 'wait' }>): Date {
  return until === undefined ? new Date(now() + (seconds ?? 0) * 1000) : new Date(until)
}

function timeLimit({ now }: FlowWalk, { timeout }: { timeout?: number | undefined }): { due_at?: Date } {
  return timeout === undefined ? {} : { due_at: new Date(now() + timeout * 1000) }
}

const noInput = text('节点的参数没有得到', 'The node’s parameters could not be had')
const notThere = text('审批引擎还没有提供', 'There is no approval engine yet')
