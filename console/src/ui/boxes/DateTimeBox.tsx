import CalendarDays from 'lucide-solid/icons/calendar-days'
import { createSignal, lazy, Show, Suspense, splitProps } from 'solid-js'
import { formatExact } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { controlClass } from '../control.ts'
import type { ControlTies } from '../Field.tsx'
import { Popover } from '../Popover.tsx'
import { Skeleton } from '../Skeleton.tsx'

const loadPanel = () => import('../date/DateTimePanel.tsx')
const DateTimePanel = lazy(() => loadPanel().then((module) => ({ default: module.DateTimePanel })))

export type DateTimeBoxProps = {
  /** RFC 3339; empty when none is chosen. */
  value: string
  onChange: (value: string) => void
  placeholder?: string
}

/** The calendar loads when it is opened, or hovered. */
export function DateTimeBox(props: DateTimeBoxProps & { ties: ControlTies }) {
  const [isOpen, setOpen] = createSignal(false)
  // A button cannot be required; the label says what is optional.
  const [, ties] = splitProps(props.ties, ['aria-required'])
  const shown = (): string | undefined => (props.value ? formatExact(new Date(props.value)) : undefined)
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
          {...ties}
          class={`${controlClass} flex h-8 items-center justify-between gap-2 text-left`}
          onPointerEnter={() => void loadPanel()}
        >
          <span class="tabular truncate" classList={{ 'text-ink-3': !props.value }} data-tip={shown()}>
            {shown() ?? props.placeholder ?? t().ui.choose}
          </span>
          <CalendarDays size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
        </button>
      )}
    >
      <Suspense fallback={<Skeleton class="h-72 w-64" />}>
        <Show when={isOpen()}>
          <DateTimePanel value={props.value} onChange={props.onChange} onDone={() => setOpen(false)} />
        </Show>
      </Suspense>
    </Popover>
  )
}
