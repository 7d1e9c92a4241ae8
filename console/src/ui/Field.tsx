import CircleAlert from 'lucide-solid/icons/circle-alert'
import { createUniqueId, type JSX, Show } from 'solid-js'
import { t } from '../i18n/language.ts'

export type FieldProps = {
  label: string
  /** Its name in the form, by which the summary of errors leads to it. */
  name?: string
  help?: JSX.Element
  error?: string | undefined
  required?: boolean
  /** Keeps the label for screen readers only, where the place says what it is. */
  hideLabel?: boolean
}

/** Ties label, help and error to the control that `children` renders. */
export type ControlTies = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
  'aria-required': 'true' | undefined
}

export function Field(props: FieldProps & { children: (ties: ControlTies) => JSX.Element }) {
  const id = createUniqueId()
  const ties: ControlTies = {
    id,
    get 'aria-describedby'() {
      const parts = [props.help && `${id}-help`, props.error && `${id}-error`].filter(Boolean)
      return parts.length > 0 ? parts.join(' ') : undefined
    },
    get 'aria-invalid'() {
      return props.error ? 'true' : undefined
    },
    get 'aria-required'() {
      return props.required ? 'true' : undefined
    },
  }
  return (
    <div class="min-w-0" data-field={props.name}>
      <label
        id={`${id}-label`}
        for={id}
        class="mb-1 flex items-baseline gap-1.5 text-sm font-medium text-ink"
        classList={{ 'sr-only': props.hideLabel }}
      >
        {props.label}
        <Show when={!props.required && props.required !== undefined}>
          <span class="text-xs font-normal text-ink-3">{t().ui.optional}</span>
        </Show>
      </label>
      {props.children(ties)}
      <FieldNotes id={id} help={props.help} error={props.error} />
    </div>
  )
}

export function FieldNotes(props: { id: string; help?: JSX.Element; error?: string | undefined }) {
  return (
    <>
      <Show when={props.error}>
        <p id={`${props.id}-error`} class="mt-1 flex items-start gap-1 text-sm text-failed">
          <CircleAlert size={14} class="mt-[3px] shrink-0" aria-hidden="true" />
          {props.error}
        </p>
      </Show>
      <Show when={props.help}>
        <p id={`${props.id}-help`} class="mt-1 text-xs text-ink-3">
          {props.help}
        </p>
      </Show>
    </>
  )
}
