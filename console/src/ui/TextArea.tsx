import { splitProps } from 'solid-js'
import { controlClass } from './control.ts'
import { Field, type FieldProps } from './Field.tsx'

type TextAreaProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
  placeholder?: string
  mono?: boolean
}

export function TextArea(props: TextAreaProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  return (
    <Field {...field}>
      {(ties) => (
        <textarea
          {...ties}
          class={`${controlClass} block field-sizing-content max-h-80 resize-y py-1.5`}
          classList={{ 'font-mono text-sm!': own.mono }}
          rows={own.rows ?? 3}
          maxLength={own.maxLength}
          placeholder={own.placeholder}
          value={own.value}
          onInput={(event) => own.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
