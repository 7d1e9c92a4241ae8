import { createMemo, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { timelineWords } from '../i18n/timeline-words.ts'
import { Button } from '../ui/Button.tsx'
import { createNow } from '../ui/create-now.ts'
import { choiceParam, createUrlState, tabParam, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { Gantt } from './Gantt.tsx'
import { TimelineBar } from './TimelineBar.tsx'
import { timelineQuery } from './timeline-queries.ts'
import { timelineRows } from './timeline-rows.ts'
import { dayOf, isDay, spanOf, zooms } from './timeline-span.ts'
import { ViewChoice } from './ViewChoice.tsx'

const liveMs = 10_000

export default function TimelinePage() {
  return (
    <Allowed to="run:read">
      <Timeline />
    </Allowed>
  )
}

export type TimelineState = ReturnType<typeof createTimelineState>

function createTimelineState() {
  return createUrlState({
    day: textParam(),
    hour: textParam(),
    zoom: tabParam(zooms),
    group: tabParam(['none', 'tag', 'executor']),
    idle: choiceParam(['yes']),
    q: textParam(),
    tag: textParam(),
  })
}

function Timeline() {
  const state = createTimelineState()
  const now = createNow(1000)
  const day = (): string => (isDay(state.day) ? state.day : dayOf(now()))
  const hour = (): number => (/^\d{1,2}$/.test(state.hour) ? Number(state.hour) % 24 : new Date(now()).getHours())
  const span = createMemo(() => spanOf(day(), state.zoom, hour()), undefined, {
    equals: (a, b) => a.from === b.from && a.to === b.to,
  })
  const isLive = createMemo(() => span().from <= now() && now() < span().to)
  const record = createRecord(() => ({
    ...timelineQuery({
      from: new Date(span().from).toISOString(),
      to: new Date(span().to).toISOString(),
      q: state.q || undefined,
      tag: state.tag || undefined,
    }),
    everyMs: isLive() ? liveMs : false,
  }))
  const rows = createMemo(() =>
    timelineRows(record.data()?.jobs ?? [], {
      grouping: state.group,
      withIdle: state.idle !== undefined,
      noTag: timelineWords().noTag,
    }),
  )
  const isFiltered = (): boolean => state.q !== '' || state.tag !== ''

  return (
    <>
      <PageHeader title={t().frame.nav.timeline} actions={<ViewChoice current="timeline" />} />
      <TimelineBar state={state} day={day()} span={span()} />
      <div class="relative">
        <ProgressBar isActive={record.data() === undefined && !record.error()} />
        <Switch fallback={<SkeletonLines count={12} />}>
          <Match when={record.data()}>
            {(data) => (
              <Show
                when={rows().length > 0}
                fallback={
                  <EmptyState
                    title={timelineWords().emptyTitle}
                    action={
                      <Show when={isFiltered()}>
                        <Button onClick={() => state.set({ q: '', tag: '' })}>{t().ui.clearFilters}</Button>
                      </Show>
                    }
                  >
                    {timelineWords().emptyBody}
                  </EmptyState>
                }
              >
                <Show when={data().total > data().jobs.length}>
                  <p class="pb-2 text-sm text-ink-2">{timelineWords().onlyFirst(data().jobs.length, data().total)}</p>
                </Show>
                <Gantt rows={rows()} span={span()} zoom={state.zoom} now={now()} />
              </Show>
            )}
          </Match>
          <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
        </Switch>
      </div>
    </>
  )
}
