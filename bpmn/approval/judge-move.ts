import type { FormSchema } from '../../domain/approvals/form.ts'
import { checkForm } from '../../domain/approvals/form-rules.ts'
import { type MoveProblem, moveRequest } from '../../domain/approvals/move-request.ts'
import type { PlanNode } from '../../domain/approvals/plan.ts'
import type { Ways } from '../../domain/approvals/tokens/token-plan.ts'
import type { TokenState } from '../../domain/approvals/tokens/token-state.ts'
import { DomainError } from '../../domain/errors.ts'

/** A version of a definition, as far as moving between versions is concerned. */
export type MoveBasis = { ways: Ways; nodes: PlanNode[]; formSchema: FormSchema | null }

/** Where a request stands in another version, or all that keeps it from that: its visits, and what is filled in. */
export async function judgeMove(
  versions: { from: MoveBasis; to: MoveBasis },
  { tokens, form }: { tokens: TokenState; form: Record<string, unknown> },
): Promise<{ tokens: TokenState } | { problems: MoveProblem[] }> {
  const moved = moveRequest(versions, tokens)
  const problems = ['problems' in moved ? moved.problems : [], formProblems(versions.to, form)].flat()
  return 'problems' in moved || problems.length > 0 ? { problems } : moved
}

function formProblems({ formSchema }: MoveBasis, form: Record<string, unknown>): MoveProblem[] {
  try {
    checkForm(formSchema, form)
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return (error.extras.fields ?? []).map(({ field, message }) => ({ element_id: field, rule: 'form', message }))
  }
}
