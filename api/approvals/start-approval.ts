import type { Context } from 'hono'
import type { z } from 'zod'
import { firstForm } from '../../bpmn/form/first-form.ts'
import { refuseForeignChoices } from '../../db/approvals/chooser-queries.ts'
import { claimFormFiles } from '../../db/approvals/form-file-queries.ts'
import { heedApproval } from '../../db/approvals/heed-approval.ts'
import { insertApproval } from '../../db/approvals/instance-queries.ts'
import { getStartableVersion } from '../../db/approvals/open-approval.ts'
import { deliverInline } from '../../db/outbox/outbox-queries.ts'
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
      const version = await getStartableVersion(tx, workflow_id)
      await refuseForeignChoices(tx, version.plan.nodes, selected_approvers)
      const form = await firstForm(version, form_data, { isDraft: draft })
      const made = await insertApproval(tx, {
        ...{ workflowId: workflow_id, workflowVersion: version.version, form },
        ...{ title, businessType: business_type, businessId: business_id ?? null },
        ...{ selected: selected_approvers, applicantId: caller.userId, createdBy: caller.userId },
        ...{ departmentId: caller.departmentId, traceId },
        isDraft: draft,
      })
      const files = { instanceId: made, userId: caller.userId, schema: version.form_schema, form }
      await claimFormFiles(tx, files)
      if (draft) return { id: made, outboxId: null }
      return { id: made, outboxId: await heedApproval(tx, { id: made, traceId, triedInline: true }) }
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
