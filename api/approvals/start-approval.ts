import type { Context } from 'hono'
import type { z } from 'zod'
import { fillForm } from '../../bpmn/form/fill-form.ts'
import { refuseForeignChoices } from '../../db/approvals/chooser-queries.ts'
import { getWorkflow, missingWorkflow } from '../../db/approvals/definition-queries.ts'
import { claimFormFiles } from '../../db/approvals/form-file-queries.ts'
import { insertApproval } from '../../db/approvals/instance-queries.ts'
import { getWorkflowVersion, type WorkflowVersion } from '../../db/approvals/version-queries.ts'
import { addOutboxLine, deliverInline } from '../../db/outbox/outbox-queries.ts'
import { rightsIn } from '../../domain/approvals/form/field-rights.ts'
import { takeOver } from '../../domain/approvals/form/take-over.ts'
import type { FormData } from '../../domain/approvals/form.ts'
import { startRights } from '../../domain/approvals/plan.ts'
import { conflict, invalidFields } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { approvalStart, awaitApproval } from '../../workflows/approvals/messages.ts'
import type { ApiEnv } from '../context.ts'
import type { approvalInput } from './approval-schemas.ts'

/** The first tasks are there within so long, or follow when the workflow engine is back. */
const beginWithinMs = 10_000

/** Makes a request, and unless it is a draft hands it in. `isDeferred`: it begins later. */
export async function startApproval(
  c: Context<ApiEnv>,
  {
    workflow_id,
    title,
    business_type,
    business_id,
    form_data,
    selected_approvers,
    draft,
  }: z.infer<typeof approvalInput>,
): Promise<{ id: number; isDeferred: boolean }> {
  const { caller, traceId, db, temporal } = c.var
  const { id, outboxId } = await c.var.write(
    async (tx) => {
      const workflow = await getWorkflow(tx, workflow_id)
      if (workflow.status === 'draft') throw missingWorkflow()
      if (workflow.status === 'archived') throw conflict(archived)
      const version = await getWorkflowVersion(tx, workflow.id, workflow.published_version)
      await refuseForeignChoices(tx, version.plan.nodes, selected_approvers)
      const form = await firstForm(version, form_data, { isDraft: draft })
      const made = await insertApproval(tx, {
        workflowId: workflow.id,
        workflowVersion: version.version,
        ...{ title, form, businessType: business_type, businessId: business_id ?? null },
        ...{ selected: selected_approvers, applicantId: caller.userId, createdBy: caller.userId },
        ...{ departmentId: caller.departmentId, traceId },
        isDraft: draft,
      })
      const files = { instanceId: made, userId: caller.userId, schema: version.form_schema, form }
      await claimFormFiles(tx, files)
      if (draft) return { id: made, outboxId: null }
      const line = { kind: 'begin_approval', subject: `approval:${made}`, traceId, triedInline: true } as const
      return { id: made, outboxId: await addOutboxLine(tx, line) }
    },
    { status: 201 },
  )
  if (outboxId === null) return { id, isDeferred: false }
  const start = approvalStart(id, { traceId, owner: caller.username })
  const isBegun = await deliverInline(db, outboxId, async () => {
    await temporal.updateWithStart(start, awaitApproval, null, { timeoutMs: beginWithinMs })
  })
  return { id, isDeferred: !isBegun }
}

/** A draft may be anything that its applicant may write; it is looked at when it is handed in. */
async function firstForm(
  { plan, form_schema: schema }: WorkflowVersion,
  given: FormData,
  { isDraft }: { isDraft: boolean },
): Promise<FormData> {
  const rights = rightsIn(schema, startRights(plan), { otherwise: 'write', names: Object.keys(given) })
  const filling = { before: {}, given, rights, isWhole: true }
  if (!isDraft) return fillForm(schema, { ...filling, isComplete: true })
  const { form, errors } = takeOver(schema, filling)
  if (errors.length > 0) throw invalidFields(errors)
  return form
}

const archived = text('这个流程已归档，不能再发起', 'This definition is archived: nothing more can be started by it')
