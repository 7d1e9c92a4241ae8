import { Show, splitProps } from 'solid-js'
import { controlClass } from './control.ts'
import { Field, type FieldProps } from './Field.tsx'

type NumberFieldProps = FieldProps & {
  value: number | undefined
  onChange: (value: number | undefined) => void
  min?: number
  max?: number
  step?: number
  unit?: string
  disabled?: boolean
  placeholder?: string
}

/** Whole numbers; arrow keys step within `min` and `max`. What isn't a number counts as empty. */
export function NumberField(props: NumberFieldProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])

  const clamp = (value: number): number =>
    Math.min(Math.max(value, own.min ?? Number.MIN_SAFE_INTEGER), own.max ?? Number.MAX_SAFE_INTEGER)

  function read(text: string): void {
    const trimmed = text.trim()
    own.onChange(/^-?\d+$/.test(trimmed) ? Number(trimmed) : undefined)
  }

  function step(event: KeyboardEvent): void {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    own.onChange(clamp((own.value ?? own.min ?? 0) + direction * (own.step ?? 1)))
  }

  return (
    <Field {...field}>
      {(ties) => (
        <div class="relative max-w-48">
          <input
            {...ties}
            class={`${controlClass} tabular h-8`}
            classList={{ 'pr-12': Boolean(own.unit) }}
            inputMode="numeric"
            autocomplete="off"
            disabled={own.disabled}
            placeholder={own.placeholder}
            value={own.value ?? ''}
            onInput={(event) => read(event.currentTarget.value)}
            onBlur={() => own.value !== undefined && own.onChange(clamp(own.value))}
            onKeyDown={step}
          />
          <Show when={own.unit}>
            <span class="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-ink-3">
              {own.unit}
            </span>
          </Show>
        </div>
      )}
    </Field>
  )
}
