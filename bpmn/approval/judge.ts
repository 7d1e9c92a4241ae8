import { exitsOf } from '../../domain/approvals/tokens/move-on.ts'
import type { TokenEdge, Ways } from '../../domain/approvals/tokens/token-plan.ts'
import type { Token } from '../../domain/approvals/tokens/token-state.ts'
import { Unjudged } from '../../domain/approvals/walk.ts'
import { text } from '../../domain/text.ts'
import { judgeAll } from '../feel/evaluate-all.ts'
import { verdictOf } from '../feel/evaluate-condition.ts'

/** What expressions of a request may ask for. */
export type ApprovalContext = {
  form: Record<string, unknown>
  applicant: { id: number; department_id: number | null }
  title: string
  business_type: string
  business_id: number | null
}

/** Which edges are true. Throws `Unjudged` for one that is neither true nor false, and where a choice has nothing to take. */
export async function judgeEdges(
  { context, ways }: { context: ApprovalContext; ways: Ways },
  edges: TokenEdge[],
  token: Token,
): Promise<Set<string>> {
  const node = ways.node(token.node)
  const asked = edges.flatMap(({ id, condition }) =>
    condition === undefined ? [] : [{ id, expression: condition, context }],
  )
  const judged = await judgeAll(asked)
  const isFirstAlone = node.type === 'condition' && node.takes !== 'every'
  const found = new Set<string>()
  for (const { id, expression } of asked) {
    const verdict = verdictOf(expression, judged.get(id))
    if ('fault' in verdict) throw new Unjudged(verdict.fault)
    if (verdict.value) found.add(id)
    // What stands behind it is not asked.
    if (verdict.value && isFirstAlone) break
  }
  const { sure, rest } = exitsOf(ways, token, token.verdict)
  if (node.type === 'condition' && found.size + sure.length + rest.length === 0) throw new Unjudged(nothingTrue)
  return found
}

/** What an expression comes to. Throws `Unjudged` with the reason when that cannot be said. */
export async function evaluate(context: ApprovalContext, expression: string): Promise<unknown> {
  const judged = (await judgeAll([{ id: 'value', expression, context }])).get('value')
  if (judged && 'fault' in judged) throw new Unjudged(judged.fault)
  return judged?.value ?? null
}

/** How many items an expression comes to. Throws `Unjudged` for what is no list, and for more than anybody wants at once. */
export async function countItems(context: ApprovalContext, expression: string): Promise<number> {
  const value = await evaluate(context, expression)
  if (!Array.isArray(value)) throw new Unjudged(noList(expression))
  if (value.length > mostItems) throw new Unjudged(tooMany(expression, value.length))
  return value.length
}

const mostItems = 100

const nothingTrue = text(
  '条件分支没有一条成立，也没有默认连线',
  'None of the conditions of this choice is true, and it has no default',
)
const noList = (expression: string) => text(`“${expression}”得到的不是列表`, `"${expression}" does not come to a list`)
const tooMany = (expression: string, count: number) =>
  text(
    `“${expression}”有 ${count} 项，最多 ${mostItems} 项`,
    `"${expression}" has ${count} items, and ${mostItems} are the most`,
  )
