import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { ComputedForm } from '../../../../bpmn/form/compute-form.ts'
import { isTable } from '../../../../domain/approvals/form/field-value.ts'
import type { FormData, FormSchema } from '../../../../domain/approvals/form.ts'

/** A form by its rules while it is filled in, as the server will see it; undefined at first where it has any. */
export function createLiveForm(schema: () => FormSchema, values: () => FormData): () => ComputedForm | undefined {
  const [computed, setComputed] = createSignal<ComputedForm>()
  createEffect(() => {
    const [now, given] = [schema(), values()]
    let isCurrent = true
    onCleanup(() => {
      isCurrent = false
    })
    if (!hasRules(now)) setComputed({ form: given, unseen: new Set<string>() })
    else void compute(now, given).then((found) => isCurrent && setComputed(found))
  })
  return computed
}

/** What judges expressions comes only with a form that has some. */
async function compute(schema: FormSchema, values: FormData): Promise<ComputedForm> {
  const [{ computeForm }, { judgeHere }] = await Promise.all([
    import('../../../../bpmn/form/compute-form.ts'),
    import('./judge-here.ts'),
  ])
  return computeForm(schema, values, judgeHere)
}

function hasRules({ sections, fields }: FormSchema): boolean {
  return (
    sections.some(({ visible_when }) => visible_when) ||
    fields.some(
      (field) =>
        field.visible_when ||
        'formula' in field ||
        (isTable(field) && field.fields.some((column) => 'formula' in column)),
    )
  )
}
