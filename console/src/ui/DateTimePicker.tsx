import CalendarDays from 'lucide-solid/icons/calendar-days'
import { createSignal, lazy, Show, Suspense, splitProps } from 'solid-js'
import { formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { controlClass } from './control.ts'
import { Field, type FieldProps } from './Field.tsx'
import { Popover } from './Popover.tsx'
import { Skeleton } from './Skeleton.tsx'

const loadPanel = () => import('./date/DateTimePanel.tsx')
const DateTimePanel = lazy(() => loadPanel().then((module) => ({ default: module.DateTimePanel })))

type DateTimePickerProps = FieldProps & {
  /** RFC 3339; empty when none is chosen. */
  value: string
  onChange: (value: string) => void
  placeholder?: string
}

/** A moment in the person's own zone. The calendar loads when it is opened, or hovered. */
export function DateTimePicker(props: DateTimePickerProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  const [isOpen, setOpen] = createSignal(false)
  return (
    <Field {...field}>
      {(ties) => (
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
              <span class="tabular truncate" classList={{ 'text-ink-3': !own.value }}>
                {own.value ? formatExact(new Date(own.value)) : (own.placeholder ?? t().ui.choose)}
              </span>
              <CalendarDays size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
            </button>
          )}
        >
          <Suspense fallback={<Skeleton class="h-72 w-64" />}>
            <Show when={isOpen()}>
              <DateTimePanel value={own.value} onChange={own.onChange} onDone={() => setOpen(false)} />
            </Show>
          </Suspense>
        </Popover>
      )}
    </Field>
  )
}
