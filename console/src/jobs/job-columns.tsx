import CirclePause from 'lucide-solid/icons/circle-pause'
import Database from 'lucide-solid/icons/database'
import FileCode from 'lucide-solid/icons/file-code'
import Globe from 'lucide-solid/icons/globe'
import Network from 'lucide-solid/icons/network'
import OctagonPause from 'lucide-solid/icons/octagon-pause'
import Terminal from 'lucide-solid/icons/terminal'
import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { JobType } from '../../../domain/jobs/kinds.ts'
import { t } from '../i18n/language.ts'
import type { Icon } from '../ui/icon.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Badge, StatusBadge } from '../ui/StatusBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import { currentHalt } from './halt.ts'
import type { Job } from './job-records.ts'
import { RecentRuns } from './RecentRuns.tsx'
import { Tags } from './Tags.tsx'
import { TriggerText } from './TriggerText.tsx'

const typeIcons: Record<JobType, Icon> = {
  http: Globe,
  shell: Terminal,
  python: FileCode,
  sql: Database,
  rpc: Network,
}

export function jobColumns(): Column<Job>[] {
  const words = t().jobs
  return [
    { id: 'name', header: words.name, sort: 'name', isFixed: true, onCard: 'title', cell: (job) => job.name },
    {
      id: 'type',
      header: words.type,
      width: '128px',
      sort: 'job_type',
      showFrom: '2xl',
      cell: (job) => <JobTypeText type={job.job_type} />,
    },
    {
      id: 'trigger',
      header: words.trigger,
      width: '164px',
      sort: 'trigger_type',
      showFrom: 'lg',
      cell: (job) => <TriggerText job={job} />,
    },
    {
      id: 'next',
      header: words.nextFire,
      width: '112px',
      isThere: (job) => job.next_fire_at !== null || job.status === 'disabled',
      cell: (job) => <NextFire job={job} />,
    },
    {
      id: 'recent',
      header: words.recentRuns,
      width: '104px',
      showFrom: 'xl',
      onCard: 'none',
      cell: (job) => <RecentRuns runs={job.recent_runs ?? []} />,
    },
    {
      id: 'last',
      header: words.lastRun,
      width: '184px',
      onCard: 'badge',
      cell: (job) => (
        <Show when={job.last_run} fallback={<span class="text-ink-3">{words.neverRan}</span>}>
          {(run) => (
            <span class="inline-flex items-center gap-2">
              <StatusBadge status={run().status} plain />
              <span class="text-ink-3">
                <RelativeTime at={run().scheduled_at} />
              </span>
            </span>
          )}
        </Show>
      ),
    },
    {
      id: 'tags',
      header: words.tags,
      width: '128px',
      showFrom: '3xl',
      onCard: 'none',
      cell: (job) => <Tags tags={job.tags} />,
    },
    {
      id: 'updated',
      header: words.updatedAt,
      width: '104px',
      sort: 'updated_at',
      isHiddenAtFirst: true,
      onCard: 'none',
      cell: (job) => <RelativeTime at={job.updated_at} />,
    },
  ]
}

export function JobTypeText(props: { type: JobType }) {
  return (
    <span class="inline-flex items-center gap-1.5 text-ink-2">
      <Dynamic component={typeIcons[props.type]} size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
      {t().jobs.jobTypes[props.type]}
    </span>
  )
}

export function NextFire(props: { job: Job }) {
  return (
    <Show
      when={props.job.status === 'enabled'}
      fallback={
        <Badge tone="cancelled" icon={CirclePause} plain>
          {t().jobs.disabled}
        </Badge>
      }
    >
      <Show
        when={props.job.next_fire_at && currentHalt()}
        fallback={<RelativeTime at={props.job.next_fire_at} timeZone={props.job.timezone} />}
      >
        <Badge tone="failed" icon={OctagonPause} plain>
          {t().jobs.halted}
        </Badge>
      </Show>
    </Show>
  )
}
