import { For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import type { Option } from '../ui/Select.tsx'

/** Several of a few, all in sight. */
export function ChoiceList(props: {
  label: string
  name?: string
  help?: string
  error?: string | undefined
  value: string[]
  options: Option[]
  onChange: (value: string[]) => void
}) {
  return (
    <fieldset data-field={props.name}>
      <legend class="mb-1 text-sm font-medium">{props.label}</legend>
      <div class="grid max-h-60 gap-x-4 gap-y-2 overflow-y-auto rounded border border-line-strong px-3 py-2.5 sm:grid-cols-2">
        <For each={props.options} fallback={<span class="text-sm text-ink-3">{t().ui.none}</span>}>
          {(option) => (
            <Checkbox
              label={option.label}
              disabled={option.disabled ?? false}
              checked={props.value.includes(option.value)}
              onChange={(isOn) =>
                props.onChange(
                  isOn ? [...props.value, option.value] : props.value.filter((value) => value !== option.value),
                )
              }
            />
          )}
        </For>
      </div>
      <Show when={props.error ?? props.help}>
        {(note) => (
          <p class="mt-1 text-xs" classList={{ 'text-failed': Boolean(props.error), 'text-ink-3': !props.error }}>
            {note()}
          </p>
        )}
      </Show>
    </fieldset>
  )
}
