import { For, type JSX, Show } from 'solid-js'
import { Chip } from '../../ui/Chip.tsx'

type ToggleRowProps = {
  label: string
  help?: string
  values: number[]
  chosen: number[]
  onChange: (chosen: number[]) => void
  shown: (value: number) => JSX.Element
  /** Its name for screen readers where what is shown is short. */
  named?: (value: number) => string | undefined
}

/** Several of a few values, side by side. */
export function ToggleRow(props: ToggleRowProps) {
  const isOn = (value: number): boolean => props.chosen.includes(value)
  const toggle = (value: number): void =>
    props.onChange(isOn(value) ? props.chosen.filter((one) => one !== value) : [...props.chosen, value])
  return (
    <fieldset>
      <legend class="mb-1 text-sm font-medium">{props.label}</legend>
      <div class="flex flex-wrap gap-1">
        <For each={props.values}>
          {(value) => (
            <Chip isOn={isOn(value)} isSquare onClick={() => toggle(value)} label={props.named?.(value) ?? `${value}`}>
              {props.shown(value)}
            </Chip>
          )}
        </For>
      </div>
      <Show when={props.help}>
        <p class="mt-1 text-xs text-ink-3">{props.help}</p>
      </Show>
    </fieldset>
  )
}
