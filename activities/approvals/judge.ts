import { judgeAll } from '../../bpmn/feel/evaluate-all.ts'
import type { TokenEdge } from '../../domain/approvals/tokens/token-plan.ts'
import { conflict } from '../../domain/errors.ts'
import type { Stage } from './stage.ts'

type Asked = Pick<Stage, 'form' | 'title'> & {
  instance: Pick<Stage['instance'], 'applicant_id' | 'department_id' | 'business_type' | 'business_id'>
}

/** What expressions may ask for. */
export function contextOf({ instance, form, title }: Asked): Record<string, unknown> {
  return {
    form,
    applicant: { id: instance.applicant_id, department_id: instance.department_id },
    title,
    business_type: instance.business_type,
    business_id: instance.business_id,
  }
}

/** Which edges are true. One that cannot be judged, such as for a field that is not filled in, is not. */
export async function judgeEdges(stage: Stage, edges: TokenEdge[]): Promise<Set<string>> {
  const context = contextOf(stage)
  const asked = edges.flatMap(({ id, condition }) =>
    condition === undefined ? [] : [{ id, expression: condition, context }],
  )
  const judged = await judgeAll(asked)
  return new Set(
    asked.flatMap(({ id }) => {
      const judgement = judged.get(id)
      return judgement && 'value' in judgement && judgement.value === true ? [id] : []
    }),
  )
}

/** What an expression comes to. Throws `conflict` with the reason when it cannot be judged. */
export async function evaluate(stage: Stage, expression: string): Promise<unknown> {
  const judged = (await judgeAll([{ id: 'value', expression, context: contextOf(stage) }])).get('value')
  if (!judged) return null
  if ('fault' in judged) throw conflict(judged.fault)
  return judged.value
}
