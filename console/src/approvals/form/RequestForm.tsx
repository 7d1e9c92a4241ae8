import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Facts } from '../../ui/Facts.tsx'
import type { Approval } from '../approval-queries.ts'
import { ApprovalForm } from './ApprovalForm.tsx'
import type { FormDraft } from './create-form-draft.ts'
import { formOf } from './form-of.ts'

/** The form of a request that is there already; without a form of its definition, what was sent along. */
export function RequestForm(props: { approval: Approval; form: FormDraft }) {
  return (
    <Show when={props.approval.form_schema} fallback={<FreeForm data={props.approval.form_data} />}>
      {(known) => (
        <ApprovalForm
          schema={formOf(known())}
          values={props.form.values()}
          rights={props.approval.field_rights}
          errors={props.form.errors()}
          files={props.approval.form_files}
          {...(props.form.isOpen() && { onChange: props.form.set })}
        />
      )}
    </Show>
  )
}

export function FreeForm(props: { data: Record<string, unknown> }) {
  const facts = () => Object.entries(props.data).map(([label, value]) => ({ label, value: shown(value) }))
  return (
    <Show when={facts().length > 0} fallback={<p class="text-sm text-ink-3">{t().approvals.formEmpty}</p>}>
      <Facts items={facts()} />
    </Show>
  )
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? t().ui.yes : t().ui.no
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
