import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { type Option, Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

type ChoiceOrOtherProps = {
  label: string
  value: string
  options: Option[]
  /** What the last option says, and what is written then. */
  other: { label: string; placeholder: string; help?: JSX.Element }
  help?: JSX.Element
  onChange: (value: string) => void
}

const otherValue = '…'

/** One of a few, or something else that is written out. */
export function ChoiceOrOther(props: ChoiceOrOtherProps) {
  const isKnown = (): boolean => props.options.some(({ value }) => value === props.value)
  const [isOther, setOther] = createSignal(!isKnown())
  const options = (): Option[] => [...props.options, { value: otherValue, label: props.other.label }]

  function choose(value: string): void {
    setOther(value === otherValue)
    props.onChange(value === otherValue ? '' : value)
  }

  return (
    <>
      <Select
        label={props.label}
        value={isOther() || !isKnown() ? otherValue : props.value}
        options={options()}
        help={props.help}
        onChange={choose}
      />
      <Show when={isOther() || !isKnown()}>
        <TextField
          label={t().roles.written(props.label)}
          mono
          spellcheck={false}
          placeholder={props.other.placeholder}
          help={props.other.help}
          value={props.value}
          onChange={props.onChange}
        />
      </Show>
    </>
  )
}
