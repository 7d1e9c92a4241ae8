import ChartLine from 'lucide-solid/icons/chart-line'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { formatNumber } from '../../i18n/format.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { Duration } from '../../ui/Duration.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Select } from '../../ui/Select.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { DurationChart } from './DurationChart.tsx'
import { type DayDurations, durationsQuery } from './watch-queries.ts'

const spans = ['30', '90'] as const

/** How long the runs of a job took, day by day. */
export function JobDurations(props: { jobId: number }) {
  const words = () => watchWords()
  const [span, setSpan] = createSignal<(typeof spans)[number]>('30')
  const record = createRecord(() => durationsQuery(props.jobId, Number(span())))
  return (
    <div class="grid max-w-[960px] gap-4">
      <div class="max-w-48">
        <Select
          label={words().days}
          hideLabel
          value={span()}
          options={spans.map((value) => ({ value, label: words().dayChoices[value] }))}
          onChange={setSpan}
        />
      </div>
      <Switch fallback={<SkeletonLines count={6} />}>
        <Match when={record.data()}>
          {(answer) => (
            <Show
              when={answer().items.length > 0}
              fallback={<EmptyState icon={ChartLine} title={words().durationsEmpty} />}
            >
              <DurationChart days={answer().items} />
              <DayTable days={answer().items} />
            </Show>
          )}
        </Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </div>
  )
}

function DayTable(props: { days: DayDurations[] }) {
  const words = () => watchWords()
  return (
    <table class="tabular w-full text-sm">
      <thead class="text-xs text-ink-3">
        <tr class="border-b border-line">
          <th class="py-1 text-left font-normal">{words().day}</th>
          <th class="text-right font-normal">{words().runs}</th>
          <th class="text-right font-normal">{words().p50}</th>
          <th class="text-right font-normal">{words().p95}</th>
          <th class="text-right font-normal">{words().longest}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.days.toReversed()}>
          {(day) => (
            <tr class="border-b border-line">
              <td class="py-1.5">{day.day}</td>
              <td class="text-right">{formatNumber(day.runs)}</td>
              <td class="text-right">
                <Duration ms={Math.round(day.p50)} />
              </td>
              <td class="text-right">
                <Duration ms={Math.round(day.p95)} />
              </td>
              <td class="text-right">
                <Duration ms={day.longest} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
