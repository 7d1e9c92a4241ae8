import { judgeAll } from '../../../bpmn/feel/evaluate-all.ts'
import type { CallbackOfRequest } from '../../../db/approvals/callback-queries.ts'
import { conflict } from '../../../domain/errors.ts'
import { expressionIn } from '../../../domain/flows/expression-in.ts'
import { contextOf } from '../request-of.ts'

/**
 * What a callback is done with: texts that begin with `=` as they come out over its request. What was filled in once stays,
 * so that every try is the same. Throws `conflict` with the reason when one cannot be judged.
 */
export async function fillIn(
  { input, request }: CallbackOfRequest,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (input) return input
  const { id, status, form_data: form, title } = request
  const context = { ...contextOf({ instance: request, form, title }), id, status }
  const asked = Object.entries(values).flatMap(([name, value]) => {
    const expression = expressionIn(value)
    return expression === undefined ? [] : [{ id: name, expression, context }]
  })
  const judged = await judgeAll(asked)
  const filled = asked.map(({ id: name }) => {
    const judgement = judged.get(name) ?? { value: null }
    if ('fault' in judgement) throw conflict(judgement.fault)
    return [name, judgement.value] as const
  })
  return { ...values, ...Object.fromEntries(filled) }
}
