import type { Context } from 'hono'
import { missingApproval } from '../../db/approvals/held-instance.ts'
import { type Approval, getApprovalSeenBy, type SeenApproval } from '../../db/approvals/instance-queries.ts'
import { listRecords, listShownTasks } from '../../db/approvals/part-queries.ts'
import { keptWorkflowVersion, type WorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { Db } from '../../db/database.ts'
import { listFilesOf } from '../../db/files/file-queries.ts'
import { requireVisible } from '../../db/iam/visible-rows.ts'
import { hasCallbacks, waysOf } from '../../domain/approvals/plan.ts'
import { returnTargets } from '../../domain/approvals/tokens/send-back.ts'
import { nowhere } from '../../domain/approvals/tokens/token-state.ts'
import { isHeld } from '../../domain/approvals/walk.ts'
import type { Language } from '../../domain/text.ts'
import { approvalWorkflowId } from '../../workflows/approvals/messages.ts'
import type { ApiEnv, Caller } from '../context.ts'
import { callbacksOf } from './callback-record.ts'
import { markedDiagram } from './marked-diagram.ts'
import { namesIn } from './node-names.ts'
import { formShownTo } from './shown-form.ts'

/** A request that the caller takes part in, or may see as one of all. Throws `not_found` as if there were none. */
export async function visibleApproval({ var: { db, caller } }: Asked, id: number): Promise<SeenApproval> {
  const approval = await getApprovalSeenBy(db, id, caller.userId)
  if (approval.takes_part) return approval
  if (!caller.permissions.has('approval:read')) throw missingApproval()
  await requireVisible(db, caller.viewer, 'approval', id)
  return approval
}

type Asked = { var: { db: Db; caller: Caller } }

/** All that its page shows, as far as this caller may see it. */
export async function approvalDetailOf(c: Context<ApiEnv>, approval: SeenApproval) {
  const { db, caller, temporal, language } = c.var
  const version = await keptWorkflowVersion(db, approval.workflow_id, approval.workflow_version)
  const [tasks, records, files] = await Promise.all([
    listShownTasks(db, approval.id),
    listRecords(db, approval.id),
    approval.has_files ? listFilesOf(db, { table: 'approval_instance', id: approval.id }) : [],
  ])
  const versions = [version, ...(await earlierVersions(db, approval, records))]
  const nameOf = namesIn(versions)
  const mine = tasks.filter((task) => task.assignee_id === caller.userId)
  const open = mine.filter(({ status }) => status === 'open')
  const form = await formShownTo(db, caller.userId, { approval, version, tasks })
  const held = heldIn(approval, language)
  const url = caller.permissions.has('approval:operate') && temporal.historyUrl(approvalWorkflowId(approval.id))
  return {
    ...briefOf(approval),
    ...form,
    tasks: tasks.map(({ token: _, ...task }) => ({ ...task, node_name: nameOf(task.node_id) })),
    records: records.map((record) => ({ ...record, node_name: nameOf(record.node_id) })),
    files: files.map(({ id, name, size_bytes, content_type }) => ({ id, name, size: size_bytes, content_type })),
    callbacks: versions.some(hasCallbacks) ? await callbacksOf(db, approval, { caller, language, nameOf }) : [],
    ...diagramOf(version, approval, records),
    actions: [
      ...actionsFor(approval, { open, userId: caller.userId, withdrawDays: version.options.withdraw_days }),
      ...(held.length > 0 && mayRetry(caller, approval) ? ['retry'] : []),
    ],
    held: held.map((one) => ({ ...one, node_name: nameOf(one.node_id) })),
    return_targets: targetsOf(version, approval, open[0]?.token).map((id) => ({ id, name: nameOf(id) })),
    ...(url && { temporal_url: url }),
  }
}

/** The same of a request that the caller has just changed, as it stands by now. */
export async function changedDetailOf(c: Context<ApiEnv>, id: number) {
  return approvalDetailOf(c, await getApprovalSeenBy(c.var.db, id, c.var.caller.userId))
}

function briefOf(approval: SeenApproval) {
  const { tokens, trace_id, selected_approvers, round, takes_part, copy_node, has_files, ...shown } = approval
  return shown
}

/** Those that it went by before it was moved: what was done there keeps its name. */
async function earlierVersions(db: Db, { workflow_id }: Approval, records: Records): Promise<WorkflowVersion[]> {
  const moves = records.filter(({ action }) => action === 'migrate')
  const numbers = new Set(moves.map(({ details }) => Number(details.from_version)))
  return Promise.all([...numbers].reverse().map((version) => keptWorkflowVersion(db, workflow_id, version)))
}

type Mine = { node_id: string; kind: string; status: string }

const isResubmission = ({ kind, status }: Mine): boolean => kind === 'resubmit' && status === 'open'

type Records = Awaited<ReturnType<typeof listRecords>>

function diagramOf({ plan }: WorkflowVersion, { tokens }: Approval, records: Records) {
  const returned = new Set(records.filter(({ action }) => action === 'return').map(({ node_id }) => node_id))
  return markedDiagram(plan, tokens ?? nowhere, returned)
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
    ...(isMine && status === 'pending' && !open.some(isResubmission) ? ['urge'] : []),
    ...(status === 'pending' ? ['comment', 'cc'] : []),
  ]
}

/** Where it stands still because something cannot be judged. */
export function heldIn(
  { tokens }: Pick<Approval, 'tokens'>,
  language: Language,
): { node_id: string; message: string }[] {
  return (tokens?.tokens ?? [])
    .filter(isHeld)
    .flatMap(({ node, held }) => (held ? [{ node_id: node, message: held.fault[language] }] : []))
}

/** Its applicant, and who may step into requests. */
export function mayRetry({ userId, permissions }: Caller, { applicant_id }: Approval): boolean {
  return userId === applicant_id || permissions.has('approval:operate')
}

function targetsOf({ plan }: WorkflowVersion, { tokens }: Approval, tokenId: number | undefined): string[] {
  const token = tokens?.tokens.find(({ id, status }) => id === tokenId && status === 'busy')
  if (!tokens || !token) return []
  return returnTargets(waysOf(plan), tokens, token)
}
