import { createSignal } from 'solid-js'
import { t } from '../i18n/language.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import { amountOf, type IntervalUnit, intervalUnits, secondsOf, unitOf } from './interval-units.ts'
import type { JobFormState } from './JobForm.tsx'

const longestSeconds = 366 * 86_400

/** Stored as seconds, written in the largest unit that fits. */
export function IntervalField(props: { form: JobFormState }) {
  const words = () => t().jobs
  const [unit, setUnit] = createSignal<IntervalUnit>(unitOf(props.form.values.interval))
  const amount = (): number | undefined => {
    const seconds = props.form.values.interval
    return seconds === undefined ? undefined : amountOf(seconds, unit())
  }
  const set = (amount: number | undefined, unit: IntervalUnit): void =>
    props.form.set('interval', amount === undefined ? undefined : secondsOf(amount, unit))
  return (
    <div class="grid grid-cols-[minmax(0,12rem)_minmax(0,10rem)] items-start gap-2">
      <NumberField
        label={words().interval}
        required
        min={1}
        max={amountOf(longestSeconds, unit())}
        name="interval"
        error={props.form.error('interval')}
        value={amount()}
        onChange={(value) => set(value, unit())}
      />
      <div class="pt-[1.625rem]">
        <Select
          label={words().intervalUnits.seconds}
          hideLabel
          options={intervalUnits.map((value) => ({ value, label: words().intervalUnits[value] }))}
          value={unit()}
          onChange={(next) => {
            const kept = amount()
            setUnit(next)
            set(kept, next)
          }}
        />
      </div>
    </div>
  )
}
