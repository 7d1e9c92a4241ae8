import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { Checkbox } from '../ui/Checkbox.tsx'
import { FieldNotes } from '../ui/Field.tsx'

type Choice<T> = { value: T; label: string }
type SettingChoicesProps<T> = {
  label: string
  name: string
  error: string | undefined
  help?: JSX.Element
  disabled: boolean
  values: readonly T[]
  choices: readonly Choice<T>[]
  empty?: string
  onChange: (values: T[]) => void
}

/** Any number out of a few. */
export function SettingChoices<T extends string | number>(props: SettingChoicesProps<T>) {
  const id = createUniqueId()
  const toggle = (value: T, isChosen: boolean): void =>
    props.onChange(isChosen ? [...props.values, value] : props.values.filter((other) => other !== value))
  return (
    <fieldset data-field={props.name} disabled={props.disabled} aria-describedby={`${id}-help`}>
      <legend class="mb-1 text-sm font-medium">{props.label}</legend>
      <div class="flex flex-wrap gap-x-5 gap-y-2">
        <For each={props.choices} fallback={<Show when={props.empty}>{<p class="text-ink-3">{props.empty}</p>}</Show>}>
          {(choice) => (
            <Checkbox
              label={choice.label}
              checked={props.values.includes(choice.value)}
              onChange={(isChosen) => toggle(choice.value, isChosen)}
            />
          )}
        </For>
      </div>
      <FieldNotes id={id} help={props.help} error={props.error} />
    </fieldset>
  )
}
