import { A } from '@solidjs/router'
import CircleCheck from 'lucide-solid/icons/circle-check'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { createRunActions } from '../jobs/create-run-actions.ts'
import type { Run } from '../jobs/job-records.ts'
import { runPage } from '../jobs/places.ts'
import { can } from '../session/session.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { HomeSection } from './HomeSection.tsx'

/** Jobs whose last run did not succeed: what somebody should look at. */
export function FailingJobs(props: { runs: Run[] }) {
  const actions = createRunActions()
  return (
    <HomeSection title={t().home.failing} count={props.runs.length} href="/runs?status=failed">
      <Show
        when={props.runs.length > 0}
        fallback={
          <p class="flex items-center gap-2 py-3 text-ink-2">
            <CircleCheck size={16} class="text-success" aria-hidden="true" />
            {t().home.allGood}
          </p>
        }
      >
        <ul>
          <For each={props.runs}>
            {(run) => (
              <li class="group flex items-center gap-3 border-b border-line py-2 last:border-b-0">
                <A
                  href={runPage(run, run.id)}
                  class="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 gap-y-0.5 md:grid md:grid-cols-[minmax(160px,1fr)_88px_2fr_88px]"
                >
                  <span class="truncate font-medium group-hover:underline">{run.job_name}</span>
                  <StatusBadge status={run.status} plain />
                  <span
                    class="order-1 w-full truncate text-sm text-ink-2 md:order-none"
                    data-tip={run.error_msg ?? undefined}
                  >
                    {run.error_msg}
                  </span>
                  <span class="ml-auto text-sm text-ink-3 md:text-right">
                    <RelativeTime at={run.scheduled_at} />
                  </span>
                </A>
                <Show when={can('job:trigger')}>
                  <IconButton size="sm" icon={RotateCcw} label={t().runs.rerun} onClick={() => actions.rerun(run)} />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </HomeSection>
  )
}
