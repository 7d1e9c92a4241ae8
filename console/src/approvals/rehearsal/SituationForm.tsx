import { createSignal, Show } from 'solid-js'
import { rightsIn } from '../../../../domain/approvals/form/field-rights.ts'
import type { FormData, FormSchema } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { PersonPicker } from '../../iam/PersonPicker.tsx'
import { can } from '../../session/session.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { Section } from '../../ui/Section.tsx'
import { ApprovalForm } from '../form/ApprovalForm.tsx'

export type Situation = { form: FormData; applicantId: number | undefined }

type SituationFormProps = { value: Situation; schema: FormSchema | null; onChange: (value: Situation) => void }

/** Whose request it is supposed to be, and what stands in it: in the definition's own form where it has one. */
export function SituationForm(props: SituationFormProps) {
  const words = () => t().rehearsal
  const take = (form: FormData): void => props.onChange({ ...props.value, form })
  return (
    <Section title={words().situation}>
      <div class="grid gap-4">
        <Show when={can('user:read') && can('workflow:write')}>
          <PersonPicker
            label={words().applicant}
            none={words().myself}
            value={props.value.applicantId === undefined ? '' : String(props.value.applicantId)}
            onChange={(id) => props.onChange({ ...props.value, applicantId: id === '' ? undefined : Number(id) })}
          />
        </Show>
        <Show when={props.schema} fallback={<FreeForm form={props.value.form} onChange={take} />}>
          {(schema) => (
            <>
              <ApprovalForm
                schema={schema()}
                values={props.value.form}
                rights={rightsIn(schema(), {}, { otherwise: 'write' })}
                onChange={take}
              />
              <p class="text-xs text-ink-3">{words().situationHelp}</p>
            </>
          )}
        </Show>
      </div>
    </Section>
  )
}

/** Of a definition without a form anything may be sent along. */
function FreeForm(props: { form: FormData; onChange: (form: FormData) => void }) {
  const words = () => t().rehearsal
  const [text, setText] = createSignal(JSON.stringify(props.form, null, 2))
  const [isWrong, setWrong] = createSignal(false)

  function take(next: string): void {
    setText(next)
    const form = objectIn(next)
    setWrong(form === undefined)
    if (form) props.onChange(form)
  }

  return (
    <CodeEditor
      label={words().form}
      language="json"
      minLines={6}
      value={text()}
      onChange={take}
      help={words().situationHelp}
      error={isWrong() ? words().formWrong : undefined}
    />
  )
}

function objectIn(text: string): FormData | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}')
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as FormData) : undefined
  } catch {
    return undefined
  }
}
