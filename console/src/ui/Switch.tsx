import { type JSX, Show } from 'solid-js'

type SwitchProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  label: string
  help?: JSX.Element
  /** The id of a help that stands outside, where it may hold a button. */
  describedBy?: string
  disabled?: boolean
}

export function Switch(props: SwitchProps) {
  return (
    <label class="flex items-start gap-2.5 text-base">
      <span class="relative mt-0.5 inline-flex h-4 w-7 shrink-0">
        <input
          type="checkbox"
          role="switch"
          aria-checked={props.checked}
          aria-describedby={props.describedBy}
          class="peer h-4 w-7 appearance-none rounded-full bg-line-control transition-colors checked:bg-accent disabled:opacity-50"
          checked={props.checked}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class="pointer-events-none absolute top-0.5 left-0.5 size-3 rounded-full bg-on-accent transition-transform peer-checked:translate-x-3" />
      </span>
      <span>
        {props.label}
        <Show when={props.help}>
          <span class="block text-xs text-ink-3">{props.help}</span>
        </Show>
      </span>
    </label>
  )
}
