import CalendarDays from 'lucide-solid/icons/calendar-days'
import { createSignal, lazy, Show, Suspense, splitProps } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { controlClass } from '../../ui/control.ts'
import { Field, type FieldProps } from '../../ui/Field.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { readDay } from './read-typed.ts'

const loadGrid = () => import('../../ui/date/DayGrid.tsx')
const DayGrid = lazy(() => loadGrid().then((module) => ({ default: module.DayGrid })))

/** A day, typed or taken from the calendar, which loads when it is opened, or hovered. */
export function DateField(props: FieldProps & { value: string; onChange: (day: string) => void }) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  const [isOpen, setOpen] = createSignal(false)
  const isDay = (): boolean => /^\d{4}-\d\d-\d\d$/.test(own.value) && !Number.isNaN(Date.parse(own.value))
  return (
    <Field {...field} error={field.error ?? (own.value !== '' && !isDay() ? t().approvalForm.dateFormat : undefined)}>
      {(ties) => (
        <div class="relative">
          <input
            {...ties}
            class={`${controlClass} tabular h-8 pr-9`}
            autocomplete="off"
            placeholder="2026-01-31"
            value={own.value}
            onInput={(event) => own.onChange(event.currentTarget.value.trim())}
            onBlur={(event) => own.onChange(readDay(event.currentTarget.value))}
          />
          <div class="absolute inset-y-0 right-0.5 flex items-center">
            <Popover
              title={t().ui.pickDate}
              isOpen={isOpen()}
              onOpenChange={setOpen}
              trigger={(trigger) => (
                <button
                  type="button"
                  {...trigger()}
                  class="inline-flex size-7 items-center justify-center rounded text-ink-3 hover:bg-muted hover:text-ink"
                  aria-label={t().approvalForm.openCalendar}
                  onPointerEnter={() => void loadGrid()}
                >
                  <CalendarDays size={14} aria-hidden="true" />
                </button>
              )}
            >
              <Suspense fallback={<Skeleton class="h-72 w-64" />}>
                <Show when={isOpen()}>
                  <div class="p-2">
                    <DayGrid
                      value={isDay() ? own.value : ''}
                      onChange={(day) => {
                        own.onChange(day)
                        setOpen(false)
                      }}
                    />
                  </div>
                </Show>
              </Suspense>
            </Popover>
          </div>
        </div>
      )}
    </Field>
  )
}
