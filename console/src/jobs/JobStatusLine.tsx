import { type JSX, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { JobTypeText, NextFire } from './job-columns.tsx'
import type { Job } from './job-records.ts'
import { Tags } from './Tags.tsx'
import { TriggerText } from './TriggerText.tsx'

/** What a job is and when it comes next, in one line under its name. */
export function JobStatusLine(props: { job: Job }) {
  return (
    <dl class="flex flex-wrap gap-x-8 gap-y-3 border-y border-line py-3 text-sm">
      <Item label={t().jobs.type}>
        <JobTypeText type={props.job.job_type} />
      </Item>
      <Item label={t().jobs.trigger}>
        <TriggerText job={props.job} />
      </Item>
      <Item label={t().jobs.nextFire}>
        <NextFire job={props.job} />
      </Item>
      <Show when={props.job.tags.length > 0}>
        <Item label={t().jobs.tags}>
          <Tags tags={props.job.tags} />
        </Item>
      </Show>
    </dl>
  )
}

function Item(props: { label: string; children: JSX.Element }) {
  return (
    <div>
      <dt class="text-xs text-ink-3">{props.label}</dt>
      <dd class="flex min-h-6 items-center">{props.children}</dd>
    </div>
  )
}
