import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { formatNumber, formatPercent } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import type { JobOverview } from '../jobs/job-records.ts'
import { type Tone, toneLook } from '../ui/status.ts'
import { HomeSection } from './HomeSection.tsx'

type Today = JobOverview['today']

const order: Tone[] = ['success', 'failed', 'timeout', 'running', 'waiting', 'cancelled', 'skipped']

/** The day in one line: how many runs ended how, as parts of a whole. */
export function TodayRuns(props: { today: Today }) {
  const count = (of: Tone | 'total'): number => props.today[of] ?? 0
  const ended = (): number => count('success') + count('failed') + count('timeout')
  return (
    <HomeSection title={t().home.today}>
      <Show when={count('total') > 0} fallback={<p class="py-2 text-ink-3">{t().home.noneToday}</p>}>
        <div class="mt-1 flex h-2 gap-0.5 overflow-hidden rounded-full" aria-hidden="true">
          <For each={order.filter((tone) => count(tone) > 0)}>
            {(tone) => (
              <div
                class={`min-w-1 ${toneLook[tone].solid}`}
                style={{ 'flex-grow': count(tone) }}
                data-tip={`${t().status[tone]} ${count(tone)}`}
              />
            )}
          </For>
        </div>
        <dl class="mt-3 flex flex-wrap gap-x-8 gap-y-3">
          <Figure label={t().home.total} value={formatNumber(count('total'))} />
          <Figure label={t().home.successRate} value={ended() > 0 ? formatPercent(count('success') / ended()) : '–'} />
          <For each={order.filter((tone) => count(tone) > 0 || tone === 'failed')}>
            {(tone) => (
              <Figure
                label={t().status[tone]}
                value={formatNumber(count(tone))}
                tone={tone}
                isNone={count(tone) === 0}
              />
            )}
          </For>
        </dl>
      </Show>
    </HomeSection>
  )
}

function Figure(props: { label: string; value: string; tone?: Tone; isNone?: boolean }) {
  return (
    <div class="min-w-20">
      <dt class="flex items-center gap-1.5 text-sm text-ink-2">
        <Show when={props.tone}>
          {(tone) => (
            <Dynamic
              component={toneLook[tone()].icon}
              size={13}
              class={props.isNone ? 'text-ink-3' : toneLook[tone()].text}
              aria-hidden="true"
            />
          )}
        </Show>
        {props.label}
      </dt>
      <dd class="tabular text-2xl font-semibold">
        <Show when={props.tone} fallback={props.value}>
          {(tone) => (
            <A href={`/runs?status=${tone()}`} class="rounded-sm hover:underline">
              {props.value}
            </A>
          )}
        </Show>
      </dd>
    </div>
  )
}
