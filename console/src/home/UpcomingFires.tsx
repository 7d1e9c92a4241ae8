import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { formatExact, formatMoment, formatRelative } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import type { JobOverview } from '../jobs/job-records.ts'
import { createNow } from '../ui/create-now.ts'
import { HomeSection } from './HomeSection.tsx'

/** What runs next, in order, along a line of time. */
export function UpcomingFires(props: { fires: JobOverview['upcoming'] }) {
  const now = createNow(10_000)
  return (
    <HomeSection title={t().home.upcoming} href="/jobs">
      <Show when={props.fires.length > 0} fallback={<p class="py-3 text-ink-3">{t().home.noneUpcoming}</p>}>
        <ol class="relative py-1 before:absolute before:inset-y-4 before:left-[3px] before:w-px before:bg-line-strong">
          <For each={props.fires}>
            {(fire) => {
              const time = () => new Date(fire.scheduled_at)
              return (
                <li class="relative flex items-baseline gap-3 py-1.5 pl-5 before:absolute before:top-[13px] before:left-0 before:size-[7px] before:rounded-full before:border before:border-line-control before:bg-surface">
                  <A href={`/jobs/${fire.job_id}`} class="min-w-0 flex-1 truncate hover:underline">
                    {fire.job_name}
                  </A>
                  <time
                    class="text-sm whitespace-nowrap text-ink-2"
                    datetime={fire.scheduled_at}
                    data-tip={formatExact(time())}
                  >
                    {formatMoment(time(), now())}
                  </time>
                  <span class="w-20 text-right text-sm whitespace-nowrap text-ink-3">
                    {formatRelative(time(), now())}
                  </span>
                </li>
              )
            }}
          </For>
        </ol>
      </Show>
    </HomeSection>
  )
}
