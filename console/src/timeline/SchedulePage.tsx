import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, Match, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { languageTag, t } from '../i18n/language.ts'
import { timelineWords } from '../i18n/timeline-words.ts'
import { Button } from '../ui/Button.tsx'
import { createUrlState, textParam } from '../ui/create-url-state.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { calendarQuery } from './timeline-queries.ts'
import { dayOf } from './timeline-span.ts'
import { ViewChoice } from './ViewChoice.tsx'

const liveMs = 30_000

export default function SchedulePage() {
  return (
    <Allowed to="run:read">
      <Schedule />
    </Allowed>
  )
}

function Schedule() {
  const words = () => timelineWords()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const state = createUrlState({ month: textParam() })
  const thisMonth = (): string => dayOf(Date.now()).slice(0, 7)
  const month = createMemo(() => (/^20\d\d-(0[1-9]|1[0-2])$/.test(state.month) ? state.month : thisMonth()))
  const record = createRecord(() => ({
    ...calendarQuery({ month: month(), timezone: zone }),
    everyMs: month() === thisMonth() ? liveMs : false,
  }))
  const title = (): string =>
    new Intl.DateTimeFormat(languageTag(), { year: 'numeric', month: 'long' }).format(new Date(`${month()}-01T12:00`))

  function move(by: number): void {
    const [year = 0, number = 1] = month().split('-').map(Number)
    state.set({ month: dayOf(new Date(year, number - 1 + by, 1).getTime()).slice(0, 7) })
  }

  return (
    <>
      <PageHeader title={t().frame.nav.schedule} actions={<ViewChoice current="month" />} />
      <div class="flex flex-wrap items-center gap-2 pb-3">
        <IconButton icon={ChevronLeft} label={words().previousMonth} onClick={() => move(-1)} />
        <span class="min-w-28 text-center font-medium" aria-live="polite">
          {title()}
        </span>
        <IconButton icon={ChevronRight} label={words().nextMonth} onClick={() => move(1)} />
        <Button onClick={() => state.set({ month: '' })}>{words().thisMonth}</Button>
        <span class="text-sm text-ink-3">{words().zone(zone)}</span>
      </div>
      <Switch fallback={<SkeletonLines count={12} />}>
        <Match when={record.data()}>{(data) => <MonthGrid days={data().days} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </>
  )
}
