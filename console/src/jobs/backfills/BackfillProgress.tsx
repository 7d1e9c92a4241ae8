import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { formatDuration, formatNumber, formatPercent } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { StatusBar } from '../../ui/StatusBar.tsx'
import { type Tone, toneLook } from '../../ui/status.ts'
import { currentHalt } from '../halt.ts'
import { type Backfill, endedRuns } from './backfill-queries.ts'

const order = ['success', 'failed', 'timeout', 'cancelled', 'skipped', 'running', 'waiting'] as const
const ended: readonly Tone[] = ['success', 'failed', 'timeout', 'cancelled', 'skipped']

const partsOf = ({ counts }: Backfill, tones: readonly Tone[] = order) =>
  tones.map((tone) => ({ tone, count: counts[tone] }))

/** One line for a list. */
export function BackfillMeter(props: { backfill: Backfill }) {
  return (
    <span class="flex items-center gap-2.5">
      <span class="w-24 shrink-0">
        <StatusBar
          label={backfillWords().progress}
          total={props.backfill.total}
          parts={partsOf(props.backfill, ended)}
          isSlim
        />
      </span>
      <span class="tabular text-ink-2">
        {formatNumber(endedRuns(props.backfill))} / {formatNumber(props.backfill.total)}
      </span>
    </span>
  )
}

/** How far it has come, with what became of how many and how long it takes yet. */
export function BackfillProgress(props: { backfill: Backfill }) {
  const done = (): number => endedRuns(props.backfill)
  return (
    <section class="grid gap-2.5" aria-label={backfillWords().progress}>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p class="tabular">
          <span class="text-xl font-semibold">{formatPercent(done() / props.backfill.total)}</span>
          <span class="ml-2.5 text-ink-2">
            {formatNumber(done())} / {formatNumber(props.backfill.total)}
          </span>
        </p>
        <Show when={props.backfill.eta_seconds !== null && !currentHalt()}>
          <p class="tabular text-sm text-ink-2">
            {backfillWords().left(formatDuration((props.backfill.eta_seconds ?? 0) * 1000))}
          </p>
        </Show>
      </div>
      <StatusBar label={backfillWords().progress} total={props.backfill.total} parts={partsOf(props.backfill)} />
      <ul class="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <For each={partsOf(props.backfill).filter(({ count }) => count > 0)}>
          {({ tone, count }) => (
            <li class={`inline-flex items-center gap-1.5 ${toneLook[tone].text}`}>
              <Dynamic component={toneLook[tone].icon} size={14} aria-hidden="true" />
              {t().status[tone]}
              <span class="tabular font-medium">{formatNumber(count)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
