import { A } from '@solidjs/router'
import BellRing from 'lucide-solid/icons/bell-ring'
import { For, Show } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { t } from '../../i18n/language.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { type Alert, alertsQuery } from './watch-queries.ts'

const shown = 3

/** What is wrong with a job now; nothing when nothing is. */
export function OpenAlerts(props: { jobId: number }) {
  const words = () => watchWords()
  const list = createList<Alert>(() => ({
    ...alertsQuery({ job_id: props.jobId, status: 'firing', page_size: shown, sort: '-opened_at' }),
    everyMs: 15_000,
  }))
  return (
    <Show when={list.total() > 0}>
      <div class="mt-4 flex items-start gap-2.5 rounded bg-failed-soft px-3 py-2.5 text-failed" role="status">
        <BellRing size={16} class="mt-0.5 shrink-0" aria-hidden="true" />
        <div class="min-w-0 flex-1">
          <p class="flex flex-wrap items-baseline gap-x-3 font-medium">
            {words().firingNow(list.total())}
            <A href={`/alerts?job=${props.jobId}`} class="text-sm font-normal underline-offset-2 hover:underline">
              {words().allAlerts}
            </A>
          </p>
          <ul class="mt-1 text-sm">
            <For each={list.rows()}>
              {(alert) => (
                <li>
                  {words().reasonNames[alert.reason]}
                  <Show when={alert.failures}>{(count) => <> · {words().failures(count())}</>}</Show>
                  <Show when={alert.run_id}>
                    {(id) => (
                      <A href={`/runs/${id()}`} class="tabular ml-1.5 underline-offset-2 hover:underline">
                        {t().runs.pageTitle(id())}
                      </A>
                    )}
                  </Show>
                  <span class="ml-1.5">
                    <RelativeTime at={alert.opened_at} />
                  </span>
                </li>
              )}
            </For>
          </ul>
        </div>
      </div>
    </Show>
  )
}
