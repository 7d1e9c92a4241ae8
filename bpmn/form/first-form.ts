import { rightsIn } from '../../domain/approvals/form/field-rights.ts'
import { takeOver } from '../../domain/approvals/form/take-over.ts'
import type { FormData, FormSchema } from '../../domain/approvals/form.ts'
import { type ApprovalPlan, startRights } from '../../domain/approvals/plan.ts'
import { invalidFields } from '../../domain/errors.ts'
import { fillForm } from './fill-form.ts'

/** The form of a new request. A draft may be anything that its applicant may write; it is looked at when it is handed in. */
export async function firstForm(
  { plan, form_schema: schema }: { plan: ApprovalPlan; form_schema: FormSchema | null },
  given: FormData,
  { isDraft = false }: { isDraft?: boolean } = {},
): Promise<FormData> {
  const rights = rightsIn(schema, startRights(plan), { otherwise: 'write', names: Object.keys(given) })
  const filling = { before: {}, given, rights, isWhole: true }
  if (!isDraft) return fillForm(schema, { ...filling, isComplete: true })
  const { form, errors } = takeOver(schema, filling)
  if (errors.length > 0) throw invalidFields(errors)
  return form
}
