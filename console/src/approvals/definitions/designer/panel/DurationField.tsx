import { createSignal } from 'solid-js'
import { DraftNumber } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { Select } from '../../../../ui/Select.tsx'
import { type Unit, unitOf, unitSeconds, units } from './duration-unit.ts'

type DurationFieldProps = {
  label: string
  value: number | undefined
  onChange: (seconds: number | undefined) => void
  most: number
  placeholder?: string
}

/** Seconds, in the unit in which people say them. */
export function DurationField(props: DurationFieldProps) {
  const [chosen, setChosen] = createSignal<Unit>()
  const unit = (): Unit => chosen() ?? unitOf(props.value)
  const count = (): number | undefined => (props.value === undefined ? undefined : props.value / unitSeconds[unit()])

  function change(value: number | undefined, next: Unit): void {
    setChosen(next)
    props.onChange(value === undefined ? undefined : Math.min(value * unitSeconds[next], props.most))
  }

  return (
    <div class="grid grid-cols-[1fr_112px] items-end gap-2">
      <DraftNumber
        label={props.label}
        min={1}
        max={Math.floor(props.most / unitSeconds[unit()])}
        placeholder={props.placeholder ?? ''}
        value={count()}
        onChange={(value) => change(value, unit())}
      />
      <Select<Unit>
        label={t().workflowDesigner.unit}
        hideLabel
        value={unit()}
        options={units.map((value) => ({ value, label: t().workflowDesigner.units[value] }))}
        onChange={(next) => change(count(), next)}
      />
    </div>
  )
}
