import OctagonPause from 'lucide-solid/icons/octagon-pause'
import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { resumeScheduler, type SchedulerState } from '../jobs/halt.ts'
import { can } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'

/** By whom the scheduler is halted, since when, why, and the way back. */
export function HaltNotice(props: { halt: SchedulerState }) {
  return (
    <div
      class="flex flex-wrap items-center gap-x-3 gap-y-1.5 bg-danger px-4 py-1.5 text-on-danger md:px-6"
      role="alert"
    >
      <p class="flex min-w-0 flex-1 basis-64 items-start gap-2">
        <OctagonPause size={16} class="mt-0.5 shrink-0" aria-hidden="true" />
        <span class="min-w-0 break-words">
          <strong class="font-semibold">{t().frame.halt.title}</strong>
          {t().frame.halt.separator}
          {props.halt.halted_by_name ?? '–'} <RelativeTime at={props.halt.halted_at} />
          {t().frame.halt.separator}
          {props.halt.reason}
        </span>
      </p>
      <Show when={can('scheduler:halt')}>
        <Button size="sm" onClick={resumeScheduler}>
          {t().frame.halt.resume}
        </Button>
      </Show>
    </div>
  )
}
