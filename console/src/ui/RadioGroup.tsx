import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { FieldNotes } from './Field.tsx'
import type { Icon } from './icon.ts'

type RadioOption<T extends string> = {
  value: T
  label: string
  help?: JSX.Element
  icon?: Icon
  disabled?: boolean
}

type RadioGroupProps<T extends string> = {
  label: string
  name?: string
  value: T
  options: RadioOption<T>[]
  onChange: (value: T) => void
  help?: JSX.Element
  error?: string | undefined
  /** Three beside each other, for more than fit into one row. */
  isWrapped?: boolean
}

/** Few choices that are worth seeing at once, each with a sentence of what it means. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const id = createUniqueId()
  return (
    <fieldset data-field={props.name} aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend class="mb-1 text-sm font-medium">{props.label}</legend>
      <div
        class="grid gap-2"
        classList={{
          'md:grid-flow-col md:auto-cols-fr': props.options.length <= 3,
          'md:grid-cols-3': props.options.length > 3,
        }}
      >
        <For each={props.options}>
          {(option) => (
            <label class="flex min-w-0 items-start gap-2.5 rounded border border-line-strong px-3 py-2 transition-colors hover:border-line-control has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:opacity-55">
              <input
                type="radio"
                name={id}
                class="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-control bg-surface outline-none checked:border-[5px] checked:border-accent"
                value={option.value}
                checked={props.value === option.value}
                disabled={option.disabled}
                onChange={() => props.onChange(option.value)}
              />
              <span class="min-w-0">
                <span class="flex items-center gap-1.5 font-medium">
                  {option.label}
                  <Show when={option.icon}>
                    {(icon) => <Dynamic component={icon()} size={14} class="text-ink-3" aria-hidden="true" />}
                  </Show>
                </span>
                <Show when={option.help}>
                  <span class="block text-xs text-ink-2">{option.help}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <FieldNotes id={id} help={props.help} error={props.error} />
    </fieldset>
  )
}
