import { For, Show } from 'solid-js'
import { formatClock, formatDuration } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { Duration } from '../ui/Duration.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import type { Attempt } from './job-records.ts'

/** The tries of one run in their order, with the waits between them. */
export function Attempts(props: { attempts: Attempt[] }) {
  const waitBefore = (index: number): number | undefined => {
    const ended = props.attempts[index - 1]?.end_time
    const began = props.attempts[index]?.start_time
    return ended && began ? Math.max(0, Date.parse(began) - Date.parse(ended)) : undefined
  }
  return (
    <section class="mt-5">
      <h2 class="pb-1 text-sm font-medium">{t().runs.attempts}</h2>
      <ol class="text-sm">
        <For each={props.attempts}>
          {(attempt, index) => (
            <li>
              <Show when={waitBefore(index())}>
                {(wait) => (
                  <p class="ml-[7px] border-l border-line-strong py-0.5 pl-4 text-xs text-ink-3">
                    {t().runs.waitedFor(formatDuration(wait()))}
                  </p>
                )}
              </Show>
              <div class="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1">
                <span class="w-28">
                  <StatusBadge status={attempt.status} plain />
                </span>
                <span class="w-16 text-ink-2">{t().runs.attemptNumber(attempt.attempt)}</span>
                <span class="tabular w-20 text-ink-3">
                  {attempt.start_time ? formatClock(new Date(attempt.start_time)) : '–'}
                </span>
                <span class="w-20 text-right">
                  <Duration ms={attempt.duration} since={attempt.status === 'running' ? attempt.start_time : null} />
                </span>
                <span class="min-w-0 flex-1 basis-60 break-words text-ink-2">{attempt.error_msg}</span>
              </div>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
