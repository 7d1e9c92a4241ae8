import { createEffect, createSignal, on, Show, splitProps } from 'solid-js'
import type { PlainField } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { controlClass } from '../../ui/control.ts'
import { Field, type FieldProps } from '../../ui/Field.tsx'
import { Capitals } from './FieldValue.tsx'
import { readAmount } from './read-typed.ts'

type AmountFieldProps = FieldProps & {
  field: Extract<PlainField, { type: 'number' | 'money' }>
  value: unknown
  onChange: (value: unknown) => void
}

/** A number as it is typed, with its decimal places; of money the capital characters below. */
export function AmountField(props: AmountFieldProps) {
  const [common, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  const [typed, setTyped] = createSignal(shown(own.value))
  const [isBad, setBad] = createSignal(false)
  // What comes from elsewhere replaces the text, what was typed here stays as it was typed: `1.` is on its way to `1.5`.
  createEffect(
    on(
      () => own.value,
      (value) => readAmount(typed()) !== (value ?? null) && !isBad() && setTyped(shown(value)),
      { defer: true },
    ),
  )

  function type(text: string): void {
    setTyped(text)
    const amount = readAmount(text)
    setBad(amount === undefined)
    own.onChange(amount === undefined ? text : amount)
  }

  const unit = (): string | undefined => (own.field.type === 'money' ? '¥' : own.field.unit)
  return (
    <Field {...common} error={common.error ?? (isBad() ? t().approvalForm.notNumber : undefined)}>
      {(ties) => (
        <>
          <div class="relative">
            <input
              {...ties}
              class={`${controlClass} tabular h-8`}
              classList={{
                'pr-12': own.field.type === 'number' && Boolean(unit()),
                'pl-7': own.field.type === 'money',
              }}
              inputMode="decimal"
              autocomplete="off"
              value={typed()}
              onInput={(event) => type(event.currentTarget.value)}
            />
            <Show when={unit()}>
              <span
                class="pointer-events-none absolute inset-y-0 flex items-center text-sm text-ink-3"
                classList={{ 'left-2.5': own.field.type === 'money', 'right-2.5': own.field.type === 'number' }}
              >
                {unit()}
              </span>
            </Show>
          </div>
          <Show when={own.field.type === 'money' && !common.hideLabel && typeof own.value === 'number'}>
            <Capitals amount={Number(own.value)} />
          </Show>
        </>
      )}
    </Field>
  )
}

function shown(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}
