import { A } from '@solidjs/router'
import Snail from 'lucide-solid/icons/snail'
import { Show } from 'solid-js'
import { formatExact, formatStamp } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { Duration } from '../ui/Duration.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import type { Run } from './job-records.ts'
import { firingPage } from './places.ts'

/** `withJob` when runs of several jobs stand in one list; `ofBackfill` when all were started by one. */
export function runColumns({ withJob, ofBackfill }: { withJob: boolean; ofBackfill: boolean }): Column<Run>[] {
  const words = t().runs
  return [
    {
      id: 'id',
      header: words.run,
      width: '92px',
      sort: 'id',
      isFixed: true,
      onCard: 'title',
      cell: (run) => <span class="tabular">#{run.id}</span>,
    },
    ...(withJob ? [{ id: 'job', header: words.job, cell: (run: Run) => <JobLink run={run} /> }] : []),
    {
      id: 'status',
      header: words.status,
      width: withJob ? '184px' : '200px',
      sort: 'status',
      onCard: 'badge',
      cell: (run) => <RunStatusBadge run={run} />,
    },
    ...(ofBackfill
      ? []
      : [
          {
            id: 'trigger',
            header: words.trigger,
            width: '88px',
            showFrom: 'lg' as const,
            cell: (run: Run) => t().runs.triggers[run.trigger],
          },
        ]),
    {
      id: 'scheduled',
      header: words.scheduledAt,
      width: ofBackfill ? '176px' : '120px',
      sort: 'scheduled_at',
      cell: (run) =>
        ofBackfill ? (
          <span class="tabular">{formatStamp(new Date(run.scheduled_at))}</span>
        ) : (
          <RelativeTime at={run.scheduled_at} />
        ),
    },
    {
      id: 'duration',
      header: words.duration,
      width: '116px',
      sort: 'duration',
      align: 'right',
      cell: (run) => <RunDuration run={run} />,
    },
    {
      id: 'error',
      header: words.error,
      showFrom: withJob ? 'xl' : 'lg',
      onCard: 'none',
      cell: (run) => (
        <Show when={run.error_msg} fallback={<span class="text-ink-3">–</span>}>
          {(message) => (
            <span class="text-ink-2" data-tip={message()}>
              {message()}
            </span>
          )}
        </Show>
      ),
    },
    {
      id: 'executor',
      header: words.executor,
      width: '160px',
      isHiddenAtFirst: true,
      onCard: 'none',
      cell: (run) => run.executor ?? '–',
    },
    {
      id: 'started',
      header: words.startTime,
      width: '180px',
      sort: 'start_time',
      isHiddenAtFirst: true,
      onCard: 'none',
      cell: (run) => (run.start_time ? formatExact(new Date(run.start_time)) : '–'),
    },
  ]
}

/** It waits for other runs of its job, rather than for a free hand. */
const isInLine = (run: Pick<Run, 'status' | 'workflow_id'>): boolean =>
  run.status === 'waiting' && run.workflow_id === null

export function RunStatusBadge(props: { run: Run; isLarge?: boolean }) {
  const detail = (): string | undefined => {
    const { skip_reason: reason, attempt, status } = props.run
    if (reason) return t().runs.skipReasons[reason]
    if (isInLine(props.run)) return t().runs.inLine
    return attempt > 1 && (status === 'running' || status === 'waiting') ? t().runs.attemptNumber(attempt) : undefined
  }
  return <StatusBadge status={props.run.status} detail={detail()} plain={!props.isLarge} />
}

/** How long a run took, or takes so far, with a mark when that is far beyond the job's history. */
export function RunDuration(props: { run: Run }) {
  return (
    <span class="inline-flex items-center gap-1.5">
      <Show when={props.run.is_outlier}>
        <span class="text-timeout" data-tip={t().runs.outlierHelp}>
          <Snail size={14} aria-label={t().runs.outlier} role="img" />
        </span>
      </Show>
      <Duration ms={props.run.duration} since={props.run.status === 'running' ? props.run.start_time : null} />
    </span>
  )
}

function JobLink(props: { run: Run }) {
  return (
    <Show when={props.run.job_id} fallback={<span>{props.run.job_name}</span>}>
      {(id) => (
        <A href={firingPage(props.run, id())} class="relative z-10 underline-offset-2 hover:underline" tabIndex={-1}>
          {props.run.job_name}
        </A>
      )}
    </Show>
  )
}
