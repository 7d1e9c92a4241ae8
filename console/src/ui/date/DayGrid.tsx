import { DatePicker as Ark, parseDate } from '@ark-ui/solid/date-picker'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { Index } from 'solid-js'
import { languageTag, t } from '../../i18n/language.ts'

const arrowClass = 'flex size-7 items-center justify-center rounded text-ink-2 hover:bg-muted hover:text-ink'
const dayClass =
  'tabular flex size-8 cursor-pointer items-center justify-center rounded text-sm select-none hover:bg-muted data-outside-range:text-ink-3 data-today:font-semibold data-today:text-accent-ink data-selected:bg-accent data-selected:text-on-accent data-focus:outline-2 data-focus:outline-accent data-disabled:opacity-40'

/** The days of a month to choose from; `value` is `2026-01-31`, or empty. */
export function DayGrid(props: { value: string; onChange: (day: string) => void }) {
  return (
    <Ark.Root
      inline
      locale={languageTag()}
      startOfWeek={1}
      value={props.value ? [parseDate(props.value)] : []}
      onValueChange={(details) => props.onChange(details.valueAsString[0] ? (details.value[0]?.toString() ?? '') : '')}
    >
      <Ark.View view="day">
        <Ark.Context>
          {(api) => (
            <>
              <Ark.ViewControl class="flex items-center justify-between pb-1">
                <Ark.PrevTrigger class={arrowClass} aria-label={t().ui.previousMonth}>
                  <ChevronLeft size={16} aria-hidden="true" />
                </Ark.PrevTrigger>
                <Ark.RangeText class="font-medium" />
                <Ark.NextTrigger class={arrowClass} aria-label={t().ui.nextMonth}>
                  <ChevronRight size={16} aria-hidden="true" />
                </Ark.NextTrigger>
              </Ark.ViewControl>
              <Ark.Table>
                <Ark.TableHead>
                  <Ark.TableRow>
                    <Index each={api().weekDays}>
                      {(day) => (
                        <Ark.TableHeader class="size-8 text-xs font-normal text-ink-3">{day().narrow}</Ark.TableHeader>
                      )}
                    </Index>
                  </Ark.TableRow>
                </Ark.TableHead>
                <Ark.TableBody>
                  <Index each={api().weeks}>
                    {(week) => (
                      <Ark.TableRow>
                        <Index each={week()}>
                          {(day) => (
                            <Ark.TableCell value={day()} class="p-0">
                              <Ark.TableCellTrigger class={dayClass}>{day().day}</Ark.TableCellTrigger>
                            </Ark.TableCell>
                          )}
                        </Index>
                      </Ark.TableRow>
                    )}
                  </Index>
                </Ark.TableBody>
              </Ark.Table>
            </>
          )}
        </Ark.Context>
      </Ark.View>
    </Ark.Root>
  )
}
