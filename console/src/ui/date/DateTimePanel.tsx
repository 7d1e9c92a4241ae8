import { t } from '../../i18n/language.ts'
import { Button } from '../Button.tsx'
import { DayGrid } from './DayGrid.tsx'
import { dateOf, joinMoment, timeOf } from './moment-text.ts'
import { TimeInput } from './TimeInput.tsx'

type DateTimePanelProps = { value: string; onChange: (value: string) => void; onDone: () => void }

export function DateTimePanel(props: DateTimePanelProps) {
  const date = (): string => dateOf(props.value)
  const time = (): string => timeOf(props.value)
  return (
    <div class="grid w-max gap-2 p-2">
      <DayGrid value={date()} onChange={(day) => props.onChange(joinMoment(day, time()))} />
      <div class="flex items-center gap-2 border-t border-line pt-2">
        <TimeInput value={time()} onChange={(next) => props.onChange(joinMoment(date(), next))} />
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            props.onChange('')
            props.onDone()
          }}
        >
          {t().ui.clear}
        </Button>
        <Button size="sm" variant="primary" onClick={() => props.onDone()}>
          {t().ui.done}
        </Button>
      </div>
    </div>
  )
}
