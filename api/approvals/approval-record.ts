import type { Context } from 'hono'
import { missingApproval } from '../../db/approvals/held-instance.ts'
import { type Approval, getApproval, takesPart } from '../../db/approvals/instance-queries.ts'
import { listRecords, listShownTasks } from '../../db/approvals/part-queries.ts'
import { getWorkflowVersion, type WorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { Db } from '../../db/database.ts'
import { listFilesOf } from '../../db/files/file-queries.ts'
import { requireVisible } from '../../db/iam/visible-rows.ts'
import { waysOf } from '../../domain/approvals/plan.ts'
import { returnTargets } from '../../domain/approvals/tokens/send-back.ts'
import type { FieldRight } from '../../domain/approvals/workflow-graph.ts'
import { approvalWorkflowId } from '../../workflows/approvals/messages.ts'
import type { ApiEnv, Caller } from '../context.ts'

/** A request that the caller takes part in, or may see as one of all. Throws `not_found` as if there were none. */
export async function visibleApproval({ var: { db, caller } }: Asked, id: number): Promise<Approval> {
  const approval = await getApproval(db, id)
  if (await takesPart(db, id, caller.userId)) return approval
  if (!caller.permissions.has('approval:read')) throw missingApproval()
  await requireVisible(db, caller.viewer, 'approval', id)
  return approval
}

type Asked = { var: { db: Db; caller: Caller } }

/** All that its page shows, as far as this caller may see it. */
export async function approvalDetailOf(c: Context<ApiEnv>, approval: Approval) {
  const { db, caller, temporal } = c.var
  const { tokens, trace_id: _, selected_approvers: __, round: ___, ...shown } = approval
  const version = await getWorkflowVersion(db, approval.workflow_id, approval.workflow_version)
  const [tasks, records, files] = await Promise.all([
    listShownTasks(db, approval.id),
    listRecords(db, approval.id),
    listFilesOf(db, { table: 'approval_instance', id: approval.id }),
  ])
  const nameOf = namesIn(version)
  const mine = tasks.filter((task) => task.assignee_id === caller.userId)
  const open = mine.filter(({ status }) => status === 'open')
  const rights = rightsOf(version, { approval, mine, userId: caller.userId })
  const url = temporal.historyUrl(approvalWorkflowId(approval.id))
  return {
    ...shown,
    form_data: withoutHidden(approval.form_data, rights),
    form_schema: version.form_schema,
    tasks: tasks.map(({ token: ___, ...task }) => ({ ...task, node_name: nameOf(task.node_id) })),
    records: records.map((record) => ({ ...record, node_name: nameOf(record.node_id) })),
    files: files.map(({ id, name, size_bytes, content_type }) => ({ id, name, size: size_bytes, content_type })),
    nodes: nodesOf(version, approval),
    field_rights: rights,
    actions: actionsFor(approval, { open, userId: caller.userId, withdrawDays: version.options.withdraw_days }),
    return_targets: targetsOf(version, approval, open[0]?.token).map((id) => ({ id, name: nameOf(id) })),
    ...(url && { temporal_url: url }),
  }
}

function namesIn({ plan }: WorkflowVersion): (id: string) => string | null {
  const names = new Map(plan.nodes.map(({ id, name }) => [id, name ?? null]))
  return (id) => names.get(id) ?? null
}

type Mine = { node_id: string; kind: string; status: string }

/** By field; what nobody says anything of can be read. An applicant's own draft can be written. */
function rightsOf(
  { plan, form_schema }: WorkflowVersion,
  { approval, mine, userId }: { approval: Approval; mine: Mine[]; userId: number },
): Record<string, FieldRight> {
  const names = form_schema?.fields.map(({ name }) => name) ?? Object.keys(approval.form_data)
  const isWriting = approval.applicant_id === userId && (approval.status === 'draft' || mine.some(isResubmission))
  const last = mine.findLast(({ status }) => status === 'open') ?? mine.at(-1)
  const node = plan.nodes.find(({ id }) => id === last?.node_id)
  const said = node?.type === 'approval' && approval.applicant_id !== userId ? node.config.form_rights : {}
  const open = last?.status === 'open'
  return Object.fromEntries(
    names.map((name): [string, FieldRight] => {
      if (isWriting) return [name, 'write']
      const right = said[name] ?? 'read'
      return [name, right === 'write' && !open ? 'read' : right]
    }),
  )
}

const isResubmission = ({ kind, status }: Mine): boolean => kind === 'resubmit' && status === 'open'

function withoutHidden(form: Record<string, unknown>, rights: Record<string, FieldRight>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form).filter(([name]) => rights[name] !== 'hidden'))
}

function nodesOf({ plan }: WorkflowVersion, { tokens }: Approval) {
  const all = tokens?.tokens ?? []
  return plan.nodes.map(({ id, name, type }) => {
    const here = all.filter((token) => token.node === id)
    const state: 'waiting' | 'running' | 'done' =
      here.length === 0 ? 'waiting' : here.some(({ status }) => status !== 'done') ? 'running' : 'done'
    return { id, name: name ?? null, type, state }
  })
}

function actionsFor(
  { status, applicant_id, ended_at }: Approval,
  { open, userId, withdrawDays }: { open: Mine[]; userId: number; withdrawDays: number },
): string[] {
  const isMine = applicant_id === userId
  const decides = open.some(({ kind }) => kind !== 'resubmit')
  const isFresh = ended_at !== null && ended_at.getTime() + withdrawDays * 86_400_000 > Date.now()
  return [
    ...(decides ? ['approve', 'reject', 'return', 'transfer', 'delegate', 'add-sign', 'remove-sign'] : []),
    ...(isMine && (status === 'draft' || open.some(isResubmission)) ? ['resubmit', 'discard'] : []),
    ...(isMine && (status === 'pending' || (status === 'approved' && isFresh)) ? ['withdraw'] : []),
    ...(isMine && status === 'pending' ? ['urge'] : []),
    ...(status === 'pending' ? ['comment', 'cc'] : []),
  ]
}

function targetsOf({ plan }: WorkflowVersion, { tokens }: Approval, tokenId: number | undefined): string[] {
  const token = tokens?.tokens.find(({ id, status }) => id === tokenId && status === 'busy')
  if (!tokens || !token) return []
  return returnTargets(waysOf(plan), tokens, token)
}
