import type { FieldRight } from '../../../domain/approvals/workflow-graph.ts'
import { invalidFields } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { Stage } from '../stage.ts'

/** Takes over what an approver filled in: only fields that their node may write, whatever the page sent. */
export function changeForm(
  stage: Stage,
  given: Record<string, unknown> | undefined,
  rights: Record<string, FieldRight>,
): void {
  if (!given) return
  const changed = Object.entries(given).filter(
    ([name, value]) => JSON.stringify(stage.form[name]) !== JSON.stringify(value),
  )
  const refused = changed.filter(([name]) => rights[name] !== 'write')
  if (refused.length > 0) {
    throw invalidFields(refused.map(([name]) => ({ field: `form_data.${name}`, message: notWritable })))
  }
  stage.form = { ...stage.form, ...Object.fromEntries(changed) }
}

const notWritable = text('在这个节点上不能修改', 'cannot be changed at this node')
