import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { calendarWords } from '../../i18n/calendar-words.ts'
import { FormSection } from '../../ui/Form.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { jobsQuery } from '../job-queries.ts'

const mostShown = 200

/** Who follows when the calendar changes. */
export function CalendarJobs(props: { calendarId: number }) {
  const words = calendarWords
  const jobs = createRecord(() => jobsQuery({ calendar_id: props.calendarId, page_size: mostShown, sort: 'name' }))
  const isNone = () => jobs.data()?.total === 0
  return (
    <FormSection title={words().jobs} description={isNone() ? words().jobsNone : words().jobsHelp}>
      <Show when={jobs.data()} fallback={<SkeletonLines count={3} />}>
        {(list) => (
          <Show when={list().total > 0}>
            <ul class="grid max-h-60 overflow-y-auto gap-x-6 gap-y-1 text-sm md:grid-cols-2">
              <For each={list().items}>
                {(job) => (
                  <li class="min-w-0">
                    <A href={`/jobs/${job.id}`} class="block truncate text-accent-ink hover:underline">
                      {job.name}
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Show>
    </FormSection>
  )
}
