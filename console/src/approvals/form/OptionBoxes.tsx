import { createUniqueId, For } from 'solid-js'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FieldNotes, type FieldProps } from '../../ui/Field.tsx'

type OptionBoxesProps = FieldProps & {
  options: { value: string; label?: string | undefined }[]
  value: string[]
  onChange: (value: string[]) => void
}

/** Any of these, in the order in which they stand. */
export function OptionBoxes(props: OptionBoxesProps) {
  const id = createUniqueId()
  const set = (value: string, isOn: boolean): void => {
    const chosen = new Set(props.value)
    if (isOn) chosen.add(value)
    else chosen.delete(value)
    props.onChange(props.options.map((option) => option.value).filter((one) => chosen.has(one)))
  }
  return (
    <fieldset data-field={props.name} aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend class="mb-1 text-sm font-medium" classList={{ 'sr-only': props.hideLabel }}>
        {props.label}
      </legend>
      <div class="flex flex-wrap gap-x-4 gap-y-1.5">
        <For each={props.options}>
          {(option) => (
            <Checkbox
              label={option.label || option.value}
              checked={props.value.includes(option.value)}
              onChange={(isOn) => set(option.value, isOn)}
            />
          )}
        </For>
      </div>
      <FieldNotes id={id} help={props.help} error={props.error} />
    </fieldset>
  )
}
