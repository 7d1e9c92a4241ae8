import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { formatDuration, formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import type { Fact } from '../ui/Facts.tsx'
import type { Job } from './job-records.ts'

/** When a job or a flow fires; the words for the kind of its trigger are its own. */
export function triggerFacts(job: Firing, kinds: Record<Job['trigger_type'], string>): Fact[] {
  const words = t().jobs
  const kind = { label: words.trigger, value: kinds[job.trigger_type] }
  if (job.trigger_type === 'manual') return [kind]
  return [
    kind,
    ...(job.cron_expr ? [{ label: words.cron, value: <code class="font-mono">{job.cron_expr}</code> }] : []),
    ...(job.interval ? [{ label: words.interval, value: formatDuration(job.interval * 1000) }] : []),
    ...momentFact(words.runAt, job.run_at),
    { label: words.timezone, value: job.timezone },
    ...(job.calendar_name ? [{ label: words.calendar, value: <CalendarFact job={job} /> }] : []),
    ...momentFact(words.startAt, job.start_at),
    ...momentFact(words.endAt, job.end_at),
    { label: words.overlap, value: words.overlaps[job.overlap_policy] },
    { label: words.misfire, value: words.misfires[job.misfire_policy] },
  ]
}

type Firing = Pick<
  Job,
  | 'trigger_type'
  | 'cron_expr'
  | 'interval'
  | 'run_at'
  | 'timezone'
  | 'start_at'
  | 'end_at'
  | 'overlap_policy'
  | 'misfire_policy'
> &
  CalendarUse
type CalendarUse = Pick<Job, 'calendar_id' | 'calendar_name' | 'calendar_rule'>

function momentFact(label: string, at: string | null | undefined): Fact[] {
  return at ? [{ label, value: formatExact(new Date(at)) }] : []
}

function CalendarFact(props: { job: CalendarUse }) {
  return (
    <>
      <Show when={can('calendar:read')} fallback={props.job.calendar_name}>
        <A href={`/calendars/${props.job.calendar_id}`} class="text-accent-ink hover:underline">
          {props.job.calendar_name}
        </A>
      </Show>
      <span class="block text-xs text-ink-3">{t().jobs.calendarRules[props.job.calendar_rule]}</span>
    </>
  )
}
