import { Show } from 'solid-js'
import { cronBuilderWords } from '../../i18n/cron-builder-words.ts'
import { Select } from '../../ui/Select.tsx'
import type { CronChoice } from './cron-choice.ts'
import { ToggleRow } from './ToggleRow.tsx'

const ons = ['dates', 'lastDay', 'lastWeekday', 'nth'] as const
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Which days of which months. */
export function MonthDays(props: { choice: CronChoice; set: (part: Partial<CronChoice>) => void }) {
  const words = cronBuilderWords
  const isRare = (): boolean =>
    props.choice.on === 'dates' ? props.choice.dates.every((date) => date > 28) : props.choice.ordinal === 5
  return (
    <>
      <Select
        label={words().on}
        options={ons.map((value) => ({ value, label: words().ons[value] }))}
        value={props.choice.on}
        onChange={(on) => props.set({ on })}
      />
      <Show when={props.choice.on === 'dates'}>
        <ToggleRow
          label={words().ons.dates}
          values={upTo(31)}
          chosen={props.choice.dates}
          onChange={(dates) => dates.length > 0 && props.set({ dates })}
          shown={(date) => date}
          named={words().date}
        />
      </Show>
      <Show when={props.choice.on === 'nth'}>
        <div class="grid grid-cols-2 gap-3">
          <Select
            label={words().ordinal}
            options={words().ordinals.map((label, index) => ({ value: String(index + 1), label }))}
            value={String(props.choice.ordinal)}
            onChange={(ordinal) => props.set({ ordinal: Number(ordinal) })}
          />
          <Select
            label={words().weekday}
            options={words().dayNames.map((label, day) => ({ value: String(day), label }))}
            value={String(props.choice.weekday)}
            onChange={(weekday) => props.set({ weekday: Number(weekday) })}
          />
        </div>
      </Show>
      <Show when={(props.choice.on === 'dates' || props.choice.on === 'nth') && isRare()}>
        <p class="text-xs text-cancelled">{words().rare}</p>
      </Show>
      <ToggleRow
        label={words().months}
        help={words().monthsHelp}
        values={upTo(12)}
        chosen={props.choice.months}
        onChange={(months) => props.set({ months })}
        shown={(month) => words().monthNames[month - 1]}
        named={(month) => words().monthNames[month - 1]}
      />
    </>
  )
}
