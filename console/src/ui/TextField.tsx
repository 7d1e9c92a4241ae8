import { type JSX, Show, splitProps } from 'solid-js'
import { controlClass } from './control.ts'
import { Field, type FieldProps } from './Field.tsx'

type TextFieldProps = FieldProps &
  Pick<
    JSX.InputHTMLAttributes<HTMLInputElement>,
    | 'autocomplete'
    | 'autofocus'
    | 'disabled'
    | 'form'
    | 'inputMode'
    | 'maxLength'
    | 'placeholder'
    | 'readOnly'
    | 'spellcheck'
  > & {
    value: string
    onChange: (value: string) => void
    onBlur?: () => void
    type?: 'text' | 'url' | 'email' | 'tel'
    mono?: boolean
    trailing?: JSX.Element
  }

export function TextField(props: TextFieldProps) {
  const [field, own, input] = splitProps(
    props,
    ['label', 'name', 'help', 'error', 'required', 'hideLabel'],
    ['value', 'onChange', 'onBlur', 'mono', 'trailing'],
  )
  return (
    <Field {...field}>
      {(ties) => (
        <div class="relative">
          <input
            {...input}
            {...ties}
            name={field.name}
            class={`${controlClass} h-8 read-only:bg-subtle`}
            classList={{ 'font-mono text-sm!': own.mono, 'pr-9': Boolean(own.trailing) }}
            value={own.value}
            onInput={(event) => own.onChange(event.currentTarget.value)}
            onBlur={() => own.onBlur?.()}
          />
          <Show when={own.trailing}>
            <div class="absolute inset-y-0 right-0.5 flex items-center">{own.trailing}</div>
          </Show>
        </div>
      )}
    </Field>
  )
}
