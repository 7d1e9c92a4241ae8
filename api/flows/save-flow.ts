import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { SeenFlow } from '../../bpmn/flow/look-at-flow.ts'
import type { Tx } from '../../db/database.ts'
import { type Flow, getFlow, putFlow } from '../../db/flows/flow-queries.ts'
import { insertFlowVersion } from '../../db/flows/flow-versions.ts'
import { drawJobId, insertJob, lockJob, replaceJob } from '../../db/jobs/job-queries.ts'
import { addOutboxLine } from '../../db/outbox/outbox-queries.ts'
import { type FieldError, invalidFields } from '../../domain/errors.ts'
import type { FlowInput, FlowStatus, FlowTriggerInput } from '../../domain/flows/flow.ts'
import type { FlowGraph } from '../../domain/flows/flow-graph.ts'
import { checkFlowTrigger } from '../../domain/flows/flow-rules.ts'
import { keepParamSecrets } from '../../domain/flows/flow-secrets.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'
import { sealJob } from '../../domain/jobs/sealed-job.ts'
import type { ApiEnv } from '../context.ts'
import { checkJobAlert } from '../jobs/check-job-alert.ts'
import { openDueFires } from '../jobs/due-fires.ts'
import { scheduleLine } from '../jobs/job-record.ts'
import { namedCalendar } from '../jobs/named-calendar.ts'

/** A flow with its graph looked at: both forms, and what is wrong with it. */
export type LookedAt = { input: FlowInput; seen: SeenFlow }

/** What must never be stored, not even as a draft: nobody could draw on from there. */
const graveRules = new Set(['acyclic', 'unreachable', 'unique-node', 'unique-edge', 'edge-ends'])

/** With which status a flow is stored. Throws by element for a graph that cannot be run and is not meant as a draft. */
export function statusFor({ input, seen }: LookedAt): FlowStatus {
  const { problems } = seen
  if (problems.length === 0) return input.status ?? 'enabled'
  const isDrawing = input.status === 'draft' || (input.status === undefined && input.bpmn_xml !== undefined)
  const grave = problems.filter(({ rule }) => !isDrawing || graveRules.has(rule))
  if (grave.length > 0) throw invalidFields(grave.map(fieldOf))
  return 'draft'
}

function fieldOf({ element_id, message }: GraphProblem): FieldError {
  return { field: element_id === '' ? 'dag_config' : element_id, message }
}

export async function createFlow(
  c: Context<ApiEnv>,
  tx: Tx,
  { input, seen, status }: LookedAt & { status: FlowStatus },
): Promise<Flow> {
  const { secrets } = c.var.deps
  const { userId } = c.var.caller
  await checkNamed(c, tx, input)
  const id = await drawJobId(tx)
  const drawn = drawnBy(input, seen)
  const version = status === 'draft' ? 0 : 1
  const trigger = triggerOf(input, { status, version, digest: digestOf(drawn) })
  const made = await insertJob(tx, sealJob(secrets, id, keepParamSecrets(secrets, trigger)), c.var.caller, id)
  await putFlow(tx, { id, version, ...drawn })
  if (version > 0) await insertFlowVersion(tx, { flowId: id, version, ...drawn, createdBy: userId })
  if (made.trigger_type !== 'manual') await addOutboxLine(tx, scheduleLine(id, c.var.traceId))
  return getFlow(tx, id)
}

/** Undefined when the flow has another revision by now. What is drawn anew is a new version, unless it is a draft. */
export async function changeFlow(
  c: Context<ApiEnv>,
  tx: Tx,
  { id, revision, input, seen, status }: LookedAt & { id: number; revision: number; status: FlowStatus },
): Promise<Flow | undefined> {
  const { secrets } = c.var.deps
  const current = await lockJob(tx, id)
  const before = await getFlow(tx, id)
  if (!current || current.version !== revision) return undefined
  await checkNamed(c, tx, input, before.calendar_id)
  const drawn = drawnBy(input, seen, before)
  const digest = isDrawnAnew(input) ? digestOf(drawn) : before.config.graph_digest
  const isNew = status !== 'draft' && (digest !== before.config.graph_digest || before.config.is_draft)
  const version = before.config.flow_version + (isNew ? 1 : 0)
  const trigger = triggerOf(input, { status, version, digest })
  const sealed = sealJob(secrets, id, keepParamSecrets(secrets, trigger, current), current)
  const replaced = await replaceJob(tx, id, revision, sealed)
  if (!replaced) return undefined
  await putFlow(tx, { id, version, ...drawn })
  if (isNew) await insertFlowVersion(tx, { flowId: id, version, ...drawn, createdBy: c.var.caller.userId })
  await openDueFires(tx, current, c.var.traceId)
  await addOutboxLine(tx, scheduleLine(id, c.var.traceId))
  return getFlow(tx, id)
}

async function checkNamed(c: Context<ApiEnv>, tx: Tx, input: FlowInput, calendarId?: number | null): Promise<void> {
  checkFlowTrigger(input)
  if (input.calendar_id !== calendarId) await namedCalendar(tx, c.var.caller.viewer, input)
  await checkJobAlert(tx, input)
}

function isDrawnAnew({ dag_config, bpmn_xml }: FlowInput): boolean {
  return dag_config !== undefined || bpmn_xml !== undefined
}

type Drawn = { graph: FlowGraph; xml: string }

/** Without either form, a change keeps what is drawn. What cannot be read as a graph is kept as it came. */
function drawnBy(input: FlowInput, { graph, bpmn_xml }: SeenFlow, before?: Flow): Drawn {
  if (!isDrawnAnew(input) && before) {
    return { graph: before.dag_config, xml: before.bpmn_xml }
  }
  return { graph: graph ?? ((input.dag_config ?? { nodes: [], edges: [] }) as FlowGraph), xml: bpmn_xml ?? '' }
}

function digestOf({ graph, xml }: Drawn): string {
  return createHash('sha256')
    .update(JSON.stringify([graph, xml]))
    .digest('base64url')
    .slice(0, 22)
}

function triggerOf(
  { dag_config: _, bpmn_xml: __, status: ___, max_parallel, ...fields }: FlowInput,
  { status, version, digest }: { status: FlowStatus; version: number; digest: string },
): FlowTriggerInput {
  return {
    ...fields,
    job_type: 'flow',
    status: status === 'enabled' ? 'enabled' : 'disabled',
    config: {
      flow_version: version,
      is_draft: status === 'draft',
      max_parallel: max_parallel ?? null,
      graph_digest: digest,
    },
  }
}
