import { createSignal, splitProps } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { CodeEditor } from '../../ui/CodeEditor.tsx'
import type { FieldProps } from '../../ui/Field.tsx'

/** Data as a text; what cannot be read is not taken over, and says so. */
export function JsonField(props: FieldProps & { value: unknown; onChange: (value: unknown) => void }) {
  const [field] = splitProps(props, ['label', 'name', 'help', 'required', 'hideLabel'])
  const [text, setText] = createSignal(
    props.value === undefined || props.value === null ? '' : JSON.stringify(props.value, null, 2),
  )
  const [isBad, setBad] = createSignal(false)

  function type(next: string): void {
    setText(next)
    try {
      props.onChange(next.trim() === '' ? null : JSON.parse(next))
      setBad(false)
    } catch {
      setBad(true)
    }
  }

  return (
    <CodeEditor
      {...field}
      error={props.error ?? (isBad() ? t().approvalForm.badJson : undefined)}
      language="json"
      value={text()}
      onChange={type}
    />
  )
}
