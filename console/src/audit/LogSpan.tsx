import { t } from '../i18n/language.ts'
import { DateTimePicker } from '../ui/DateTimePicker.tsx'

/** From when until when a log is shown. */
export function LogSpan(props: {
  from: string
  to: string
  onChange: (change: { from?: string; to?: string }) => void
}) {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <div class="w-44">
        <DateTimePicker
          label={t().logs.from}
          hideLabel
          required={false}
          value={props.from}
          onChange={(from) => props.onChange({ from })}
        />
      </div>
      <span class="text-ink-3">–</span>
      <div class="w-44">
        <DateTimePicker
          label={t().logs.to}
          hideLabel
          required={false}
          value={props.to}
          onChange={(to) => props.onChange({ to })}
        />
      </div>
    </div>
  )
}
