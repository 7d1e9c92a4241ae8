import Check from 'lucide-solid/icons/check'
import Minus from 'lucide-solid/icons/minus'
import { createEffect, type JSX, Show } from 'solid-js'

type CheckboxProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  label: string
  help?: JSX.Element
  indeterminate?: boolean
  disabled?: boolean
  hideLabel?: boolean
}

export function Checkbox(props: CheckboxProps) {
  let input!: HTMLInputElement
  createEffect(() => {
    input.indeterminate = props.indeterminate ?? false
  })
  return (
    <label class="inline-flex items-start gap-2 text-base">
      <span class="relative mt-0.5 inline-flex size-4 shrink-0">
        <input
          ref={input}
          type="checkbox"
          class="peer size-4 appearance-none rounded-sm border border-line-control bg-surface transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent hover:border-ink-3 disabled:opacity-50"
          aria-label={props.hideLabel ? props.label : undefined}
          checked={props.checked}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <Check
          size={12}
          stroke-width={3}
          class="pointer-events-none absolute inset-0.5 hidden text-on-accent peer-checked:block peer-indeterminate:hidden"
          aria-hidden="true"
        />
        <Minus
          size={12}
          stroke-width={3}
          class="pointer-events-none absolute inset-0.5 hidden text-on-accent peer-indeterminate:block"
          aria-hidden="true"
        />
      </span>
      <Show when={!props.hideLabel}>
        <span>
          {props.label}
          <Show when={props.help}>
            <span class="block text-xs text-ink-3">{props.help}</span>
          </Show>
        </span>
      </Show>
    </label>
  )
}
