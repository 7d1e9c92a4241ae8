import CalendarDays from 'lucide-solid/icons/calendar-days'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Popover } from './Popover.tsx'
import { Skeleton } from './Skeleton.tsx'

const loadGrid = () => import('./date/DayGrid.tsx')
const DayGrid = lazy(() => loadGrid().then((module) => ({ default: module.DayGrid })))

type DayPickerProps = {
  /** `2026-01-31` */
  value: string
  onChange: (day: string) => void
  /** What the button shows. */
  text: string
}

/** A day, in a toolbar. The calendar loads when it is opened, or hovered. */
export function DayPicker(props: DayPickerProps) {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <Popover
      title={t().ui.pickDate}
      isOpen={isOpen()}
      onOpenChange={setOpen}
      placement="bottom-start"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger()}
          class="flex h-8 items-center gap-2 rounded border border-line-strong px-3 font-medium whitespace-nowrap transition-colors hover:bg-subtle"
          onPointerEnter={() => void loadGrid()}
        >
          <CalendarDays size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
          <span class="tabular">{props.text}</span>
        </button>
      )}
    >
      <Suspense fallback={<Skeleton class="h-72 w-64" />}>
        <Show when={isOpen()}>
          <div class="p-2">
            <DayGrid
              value={props.value}
              onChange={(day) => {
                if (day) props.onChange(day)
                setOpen(false)
              }}
            />
          </div>
        </Show>
      </Suspense>
    </Popover>
  )
}
