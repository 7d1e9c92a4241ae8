import { rightsIn } from '../../domain/approvals/form/field-rights.ts'
import { notInForm } from '../../domain/approvals/form/take-over.ts'
import type { FormData, FormSchema } from '../../domain/approvals/form.ts'
import { type MoveProblem, moveRequest } from '../../domain/approvals/move-request.ts'
import type { NodeMapping } from '../../domain/approvals/node-mapping.ts'
import type { PlanNode } from '../../domain/approvals/plan.ts'
import type { Ways } from '../../domain/approvals/tokens/token-plan.ts'
import type { TokenState } from '../../domain/approvals/tokens/token-state.ts'
import { DomainError, type FieldError } from '../../domain/errors.ts'
import { fillForm } from '../form/fill-form.ts'

/** A version of a definition, as far as moving between versions is concerned. */
export type MoveBasis = { ways: Ways; nodes: PlanNode[]; formSchema: FormSchema | null }

/** Where a request stands in another version, or all that keeps it from that: its visits, and what is filled in. */
export async function judgeMove(
  { mapping, ...versions }: { from: MoveBasis; to: MoveBasis; mapping: NodeMapping },
  { tokens, form }: { tokens: TokenState; form: FormData },
): Promise<{ tokens: TokenState } | { problems: MoveProblem[] }> {
  const moved = moveRequest(versions, tokens, mapping)
  const problems = ['problems' in moved ? moved.problems : [], await formProblems(versions.to, form)].flat()
  return 'problems' in moved || problems.length > 0 ? { problems } : moved
}

async function formProblems({ formSchema }: MoveBasis, form: FormData): Promise<MoveProblem[]> {
  const known = new Set(formSchema?.fields.map(({ name }) => name))
  const unknown = formSchema ? Object.keys(form).filter((name) => !known.has(name)) : []
  const rights = rightsIn(formSchema, {}, { otherwise: 'write', names: Object.keys(form) })
  const filling = { before: form, given: undefined, rights, isWhole: false, isComplete: false }
  const faults = await fillForm(formSchema, filling).then(() => [], fieldsOf)
  return [...unknown.map((name) => ({ field: `form_data.${name}`, message: notInForm })), ...faults].map(
    ({ field, message }) => ({ element_id: field, rule: 'form', message }),
  )
}

function fieldsOf(error: unknown): readonly FieldError[] {
  if (!(error instanceof DomainError)) throw error
  return error.extras.fields ?? []
}
