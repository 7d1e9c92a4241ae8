import type { Db } from '../../db/database.ts'
import { insertNodes } from '../../db/flows/node-queries.ts'
import { tellAssignees, tellPeople } from '../../db/flows/tell-of-node.ts'
import { findJob } from '../../db/jobs/job-queries.ts'
import type { FlowNode } from '../../domain/flows/flow-graph.ts'
import { fireSettingsOf, hasAttempts } from '../../domain/jobs/fire-settings.ts'
import { nodesAskedFor } from '../../domain/jobs/placeholder-rules.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import { openRun } from '../jobs/open-run.ts'
import { type FlowWalk, resultsOf, whole } from './flow-walk.ts'
import { listOf, nodeInputs, worded } from './node-inputs.ts'
import { type Find, type NodeOrder, nodeOrder } from './node-orders.ts'
import { failing, keyOf, type Start, simply, type Turn, timeLimit } from './node-start.ts'
import { startApproval } from './start-approval.ts'

type Deps = { db: Db; secrets: SecretBox }

/** Readies nodes to be started: everything that can be asked before is asked before. */
export async function readyStarts(deps: Deps, walk: FlowWalk, turns: Turn[]): Promise<Start[]> {
  const runs = turns.flatMap((turn) => (isRun(turn) && !isList(turn) ? [{ ...turn, node: turn.node }] : []))
  const inputs = await nodeInputs(deps.db, walk, runs)
  const find = createFinder(deps.db)
  const started = await Promise.all(
    runs.map(async (turn, index) => {
      const given = inputs[index]
      if (!given || 'fault' in given) return failing(turn, given?.fault ?? noInput)
      const order = await nodeOrder({ ...deps, find }, walk, { node: turn.node, params: given.params })
      if ('errorCode' in order) return failing(turn, order.errorMsg, order.errorCode)
      return (await shortRun(deps.db, walk, turn, order)) ?? running(walk, turn, order)
    }),
  )
  const others = await Promise.all(
    turns.filter((turn) => !isRun(turn) || isList(turn)).map((turn) => otherStart(deps, walk, turn)),
  )
  return [...started, ...others]
}

/** Many nodes may run the same job: it is read once for all that begin together. */
function createFinder(db: Db): Find {
  const found = new Map<number, ReturnType<Find>>()
  return (id) => {
    const firing = found.get(id) ?? findJob(db, id)
    found.set(id, firing)
    return firing
  }
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
      return {
        act: async (tx) => {
          await tellAssignees(tx, walk.run, node)
          return { ...keyOf(turn), status: 'running', ...timeLimit(walk, node) }
        },
      }
    case 'notify': {
      const said = await worded(db, walk, node)
      if ('fault' in said) return failing(turn, said.fault)
      return {
        act: async (tx) => {
          await tellPeople(tx, walk.run, said)
          return { ...keyOf(turn), status: 'success' }
        },
      }
    }
    case 'approval':
      return startApproval(db, walk, { ...turn, node })
    default:
      throw new Error(`a ${node.type} is not started`)
  }
}

function listing({ run }: FlowWalk, turn: Turn, list: unknown[]): Start {
  const key = keyOf(turn)
  if (list.length === 0) return simply(turn, { status: 'success', result: [] })
  return {
    act: async (tx) => {
      await insertNodes(
        tx,
        run,
        list.map((_, item) => ({ node_id: key.node_id, item })),
      )
      return { ...key, status: 'running', input: { list } }
    },
  }
}

type Order = Extract<NodeOrder, { definition: unknown }>

/** As a rule a call is answered in a moment, so that this very step carries it out. Undefined for what needs others. */
async function shortRun(db: Db, walk: FlowWalk, turn: RunTurn, order: Order): Promise<Start | undefined> {
  const { definition, jobId, params, triggeredBy = null } = order
  if (definition.job_type === 'flow' || !hasAttempts(definition)) return undefined
  const { inline, activity, retryDelaysMs } = fireSettingsOf(definition)
  if (!inline) return undefined
  const nodes = await resultsOf(db, walk, nodesAskedFor(definition.config, definition.params, params))
  const run = { jobId, definition, params, triggeredBy: walk.run.triggered_by ?? triggeredBy }
  return { short: { unit: keyOf(turn), activity, isLast: retryDelaysMs.length === 0, run, nodes } }
}

/** The run of a node has a process of its own. */
function running({ run }: FlowWalk, turn: RunTurn, order: Order): Start {
  return {
    act: async (tx) => {
      const { runId } = await openRun(tx, {
        ...order,
        trigger: 'flow',
        scheduledAt: run.scheduled_at,
        traceId: run.trace_id,
        triggeredBy: run.triggered_by ?? order.triggeredBy ?? null,
        within: { flowId: run.flow_id, flowRunId: run.id },
      })
      return { ...keyOf(turn), status: 'running', job_log_id: runId }
    },
  }
}

function dueOf({ now }: FlowWalk, { seconds, until }: Extract<FlowNode, { type: 'wait' }>): Date {
  return until === undefined ? new Date(now() + (seconds ?? 0) * 1000) : new Date(until)
}

const noInput = text('节点的参数没有得到', 'The node’s parameters could not be had')
