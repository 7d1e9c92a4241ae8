import { A } from '@solidjs/router'
import { formatClock, formatDuration } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { timelineWords } from '../i18n/timeline-words.ts'
import { toneLook } from '../ui/status.ts'
import type { TimelineRun } from './timeline-queries.ts'
import { placeOf, type Span } from './timeline-span.ts'

/** Failures stand taller, and what did not run stands lower, so that colour isn't alone. */
const heights = {
  success: 'h-3.5',
  failed: 'h-6',
  timeout: 'h-6',
  cancelled: 'h-2',
  skipped: 'h-1.5',
  waiting: 'h-2',
  running: 'h-4.5',
}

/** One run where it lies in time; one that goes on grows. Leads to its page. */
export function RunBar(props: { run: TimelineRun; span: Span; now: number }) {
  const began = (): number => Date.parse(props.run.began)
  const ended = (): number => (props.run.ended === null ? Math.max(props.now, began()) : Date.parse(props.run.ended))
  const left = (): number => placeOf(began(), props.span)
  const width = (): number => placeOf(ended(), props.span) - left()
  const isRun = (): boolean => props.run.status !== 'skipped' && props.run.status !== 'waiting'

  function name(): string {
    const from = formatClock(new Date(began()))
    const until = props.run.ended === null ? timelineWords().untilNow : formatClock(new Date(ended()))
    return [
      `#${props.run.id}`,
      t().status[props.run.status],
      isRun() ? `${from} – ${until}` : from,
      isRun() ? formatDuration(ended() - began()) : '',
      t().runs.triggers[props.run.trigger],
    ]
      .filter(Boolean)
      .join(' · ')
  }

  return (
    <A
      href={`/runs/${props.run.id}`}
      tabIndex={-1}
      data-stop
      class={`absolute top-1/2 min-w-1 -translate-y-1/2 rounded-sm transition-opacity hover:opacity-70 ${toneLook[props.run.status].solid} ${heights[props.run.status]}`}
      classList={{
        'animate-pulse': props.run.status === 'running',
        'opacity-60': props.run.status === 'waiting',
      }}
      style={{ left: `${left() * 100}%`, width: `${width() * 100}%` }}
      aria-label={name()}
      data-tip={name()}
    />
  )
}
