import { A } from '@solidjs/router'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { runStatuses } from '../../../domain/jobs/job-status.ts'
import { formatClock, formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { timelineWords } from '../i18n/timeline-words.ts'
import { RunBar } from './RunBar.tsx'
import type { TimelineJob } from './timeline-queries.ts'
import type { TimelineRow } from './timeline-rows.ts'
import { placeOf, type Span } from './timeline-span.ts'

type GanttRowProps = { row: TimelineRow; span: Span; now: number; isStop: boolean }

export function GanttRow(props: GanttRowProps) {
  return (
    <Switch>
      <Match when={props.row.kind === 'group' && props.row}>
        {(group) => (
          <div class="flex h-full items-center gap-2 bg-canvas px-3 text-sm font-medium">
            {group().label}
            <span class="tabular font-normal text-ink-3">{formatNumber(group().count)}</span>
          </div>
        )}
      </Match>
      <Match when={props.row.kind === 'job' && props.row}>
        {(row) => (
          <div class="flex h-full flex-col transition-colors hover:bg-subtle md:flex-row">
            <div class="flex h-7 min-w-0 shrink-0 items-center px-3 md:h-full md:w-56">
              <A
                href={`/jobs/${row().job.id}`}
                class="truncate underline-offset-4 hover:underline"
                classList={{ 'text-ink-3': row().job.status === 'disabled' }}
                tabIndex={props.isStop ? 0 : -1}
                data-stop
                data-tip={countsText(row().job)}
              >
                {row().job.name}
                <span class="sr-only">{countsText(row().job)}</span>
              </A>
            </div>
            <Lane job={row().job} span={props.span} now={props.now} />
          </div>
        )}
      </Match>
    </Switch>
  )
}

function Lane(props: { job: TimelineJob; span: Span; now: number }) {
  return (
    <div class="relative min-w-0 flex-1 overflow-hidden">
      <Show when={props.job.summary}>
        {(summary) => (
          <Dense from={summary().from} to={summary().to} span={props.span} tone="text-ink">
            <A
              href={`/jobs/${props.job.id}`}
              class="truncate rounded bg-surface px-1.5"
              classList={{ 'absolute inset-0 bg-transparent! text-transparent!': isShort(summary(), props.span) }}
              tabIndex={-1}
              data-stop
              data-tip={countsText(props.job)}
            >
              {timelineWords().manyRuns(summary().count)}
              <Show when={failuresOf(props.job)}>
                {(count) => (
                  <span classList={{ 'text-failed': !isShort(summary(), props.span) }}>
                    {' · '}
                    {t().status.failed} {formatNumber(count())}
                  </span>
                )}
              </Show>
            </A>
          </Dense>
        )}
      </Show>
      <Show when={props.job.planned}>
        {(planned) => (
          <Dense from={planned().from} to={planned().to} span={props.span} tone="text-ink-3" isPlanned>
            <span
              class="truncate rounded bg-surface px-1.5"
              classList={{ 'absolute inset-0 bg-transparent! text-transparent!': isShort(planned(), props.span) }}
              data-tip={timelineWords().manyFires(planned().count)}
            >
              {timelineWords().manyFires(planned().count)}
            </span>
          </Dense>
        )}
      </Show>
      <For each={props.job.fires}>
        {(fire) => (
          <span
            class="absolute top-1/2 h-3.5 w-1.5 -translate-x-1/2 -translate-y-1/2 rounded-sm border border-dashed border-line-control"
            style={{ left: `${placeOf(Date.parse(fire), props.span) * 100}%` }}
            data-tip={timelineWords().fire(formatClock(new Date(fire)))}
          />
        )}
      </For>
      <For each={props.job.runs}>{(run) => <RunBar run={run} span={props.span} now={props.now} />}</For>
    </div>
  )
}

type DenseProps = {
  from: string
  to: string
  span: Span
  tone: string
  isPlanned?: boolean
  children: JSX.Element
}

/** What is too much to be shown one by one: a hatched stretch with how much it is. */
function Dense(props: DenseProps) {
  const left = (): number => placeOf(Date.parse(props.from), props.span)
  const right = (): number => placeOf(Date.parse(props.to), props.span)
  return (
    <span
      class={`hatch absolute top-1/2 flex h-5 min-w-1 -translate-y-1/2 items-center rounded px-1 text-xs ${props.tone}`}
      classList={{ 'opacity-60': props.isPlanned ?? false }}
      style={{ left: `${left() * 100}%`, width: `${(right() - left()) * 100}%` }}
    >
      {props.children}
    </span>
  )
}

/** Too short for words: a tip tells them. */
function isShort({ from, to }: { from: string; to: string }, span: Span): boolean {
  return placeOf(Date.parse(to), span) - placeOf(Date.parse(from), span) < 0.15
}

function failuresOf({ counts }: TimelineJob): number {
  return (counts.failed ?? 0) + (counts.timeout ?? 0)
}

function countsText(job: TimelineJob): string {
  const runs = runStatuses
    .filter((status) => job.counts[status])
    .map((status) => `${t().status[status]} ${formatNumber(job.counts[status] ?? 0)}`)
  const fires = job.fires.length > 0 ? [timelineWords().planned(job.fires.length)] : []
  return [job.name, ...runs, ...fires].join(' · ')
}
