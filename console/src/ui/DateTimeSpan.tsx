import { t } from '../i18n/language.ts'
import { DateTimePicker } from './DateTimePicker.tsx'

/** From when until when something is shown; either end may stay open. RFC 3339, empty when open. */
export function DateTimeSpan(props: {
  from: string
  to: string
  onChange: (change: { from?: string; to?: string }) => void
}) {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <div class="w-40 md:w-44">
        <DateTimePicker
          label={t().ui.from}
          placeholder={t().ui.from}
          hideLabel
          required={false}
          value={props.from}
          onChange={(from) => props.onChange({ from })}
        />
      </div>
      <span class="text-ink-3">–</span>
      <div class="w-40 md:w-44">
        <DateTimePicker
          label={t().ui.to}
          placeholder={t().ui.to}
          hideLabel
          required={false}
          value={props.to}
          onChange={(to) => props.onChange({ to })}
        />
      </div>
    </div>
  )
}
