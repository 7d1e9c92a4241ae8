import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { PersonPicker } from '../../iam/PersonPicker.tsx'
import { can } from '../../session/session.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import { Section } from '../../ui/Section.tsx'

export type Situation = { form: Record<string, unknown>; applicantId: number | undefined }

type SituationFormProps = { value: Situation; onChange: (value: Situation) => void }

/** Whose request it is supposed to be, and what stands in it. */
export function SituationForm(props: SituationFormProps) {
  const words = () => t().rehearsal
  const [text, setText] = createSignal(JSON.stringify(props.value.form, null, 2))
  const [isWrong, setWrong] = createSignal(false)

  function take(next: string): void {
    setText(next)
    const form = objectIn(next)
    setWrong(form === undefined)
    if (form) props.onChange({ ...props.value, form })
  }

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
        <CodeEditor
          label={words().form}
          language="json"
          minLines={6}
          value={text()}
          onChange={take}
          help={words().situationHelp}
          error={isWrong() ? words().formWrong : undefined}
        />
      </div>
    </Section>
  )
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}')
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
