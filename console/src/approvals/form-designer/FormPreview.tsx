import { createSignal, createUniqueId } from 'solid-js'
import { rightsIn } from '../../../../domain/approvals/form/field-rights.ts'
import { firstValues } from '../../../../domain/approvals/form/first-values.ts'
import type { FormData, FormSchema } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { ApprovalForm } from '../form/ApprovalForm.tsx'
import { firstOf } from '../form/first-values-here.ts'

/** The form as an applicant would have it, to be tried. */
export function FormPreview(props: { schema: FormSchema }) {
  const id = createUniqueId()
  const [values, setValues] = createSignal<FormData>(firstValues(props.schema, firstOf()))
  return (
    <section class="mt-4 max-w-form" aria-describedby={id}>
      <p id={id} class="pb-4 text-sm text-ink-3">
        {t().formDesigner.previewHint}
      </p>
      <ApprovalForm
        schema={props.schema}
        values={values()}
        rights={rightsIn(props.schema, {}, { otherwise: 'write' })}
        onChange={setValues}
      />
    </section>
  )
}
