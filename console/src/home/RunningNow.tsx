import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import type { Run } from '../jobs/job-records.ts'
import { runPage } from '../jobs/places.ts'
import { Duration } from '../ui/Duration.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { HomeSection } from './HomeSection.tsx'

export function RunningNow(props: { runs: Run[] }) {
  return (
    <HomeSection title={t().home.running} count={props.runs.length} href="/runs?status=running">
      <Show when={props.runs.length > 0} fallback={<p class="py-3 text-ink-3">{t().home.noneRunning}</p>}>
        <ul>
          <For each={props.runs}>
            {(run) => (
              <li class="border-b border-line last:border-b-0">
                <A href={runPage(run, run.id)} class="group flex items-center gap-4 py-2">
                  <span class="min-w-0 flex-1 truncate font-medium group-hover:underline">
                    {run.job_name} <span class="tabular font-normal text-ink-3">#{run.id}</span>
                  </span>
                  <span class="hidden text-sm text-ink-3 md:inline">{t().runs.triggers[run.trigger]}</span>
                  <span class="w-20 text-right text-sm">
                    <Duration since={run.start_time} />
                  </span>
                  <span class="w-20">
                    <StatusBadge status={run.status} plain />
                  </span>
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </HomeSection>
  )
}
