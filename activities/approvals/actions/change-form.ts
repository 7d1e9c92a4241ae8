import { fillForm } from '../../../bpmn/form/fill-form.ts'
import { claimFormFiles } from '../../../db/approvals/form-file-queries.ts'
import { canWriteAny, type FormRights, rightsIn } from '../../../domain/approvals/form/field-rights.ts'
import type { FormData } from '../../../domain/approvals/form.ts'
import type { Stage } from '../stage.ts'

type Change = {
  given: FormData | undefined
  /** What the node says of fields. */
  said: FormRights
  /** Who hands the request in fills in everything but what their node keeps from them; others only what it gives them. */
  by: 'applicant' | 'approver'
  isComplete: boolean
}

/** Takes over what somebody filled in, and computes the form anew. Throws by field. */
export async function changeForm(stage: Stage, { given, said, by, isComplete }: Change): Promise<void> {
  const { formSchema: schema } = stage.plan
  const isWhole = by === 'applicant'
  const names = Object.keys({ ...stage.form, ...given })
  const rights = rightsIn(schema, said, { otherwise: isWhole ? 'write' : 'read', names })
  if (!given && !(isComplete && canWriteAny(rights))) return
  stage.form = await fillForm(schema, { before: stage.form, given, rights, isWhole, isComplete })
  const { id: instanceId } = stage.instance
  await claimFormFiles(stage.tx, { instanceId, userId: stage.actor.userId, schema, form: stage.form })
}
