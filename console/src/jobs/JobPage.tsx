import { useNavigate, useParams } from '@solidjs/router'
import CalendarSync from 'lucide-solid/icons/calendar-sync'
import CirclePause from 'lucide-solid/icons/circle-pause'
import Download from 'lucide-solid/icons/download'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import ListChecks from 'lucide-solid/icons/list-checks'
import Pause from 'lucide-solid/icons/pause'
import Pencil from 'lucide-solid/icons/pencil'
import Play from 'lucide-solid/icons/play'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { t } from '../i18n/language.ts'
import { piece } from '../i18n/page.ts'
import { can } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { createUrlState, tabParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton, SkeletonLines } from '../ui/Skeleton.tsx'
import { Badge } from '../ui/StatusBadge.tsx'
import { TabPanel, Tabs } from '../ui/Tabs.tsx'
import { createTrigger, deleteJob, pauseJob, resumeJob } from './create-job-actions.ts'
import { JobStatusLine } from './JobStatusLine.tsx'
import { jobQuery } from './job-queries.ts'
import type { Job } from './job-records.ts'

const RunsTable = lazy(() => import('./RunsTable.tsx').then((module) => ({ default: module.RunsTable })))
const RunDialog = lazy(() => import('./RunDialog.tsx').then((module) => ({ default: module.RunDialog })))
const JobChanges = piece(() => import('./JobChanges.tsx').then((module) => ({ default: module.JobChanges })), 'access')

const JobDefinition = lazy(() => import('./JobDefinition.tsx').then((module) => ({ default: module.JobDefinition })))

const OpenAlerts = lazy(() => import('./watch/OpenAlerts.tsx').then((module) => ({ default: module.OpenAlerts })))
const JobDurations = lazy(() => import('./watch/JobDurations.tsx').then((module) => ({ default: module.JobDurations })))

const tabs = ['runs', 'durations', 'definition', 'changes'] as const

const rightOf = {
  runs: 'run:read',
  durations: 'run:read',
  definition: 'job:read',
  changes: 'data-change:read',
} as const satisfies Record<(typeof tabs)[number], PermissionCode>

export default function JobPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => ({ ...jobQuery(Number(params.id)), everyMs: 15_000 }))
  nameThisPage(() => record.data()?.name)
  return (
    <Allowed to="job:read">
      <Switch fallback={<JobSkeleton />}>
        <Match when={record.data()}>{(job) => <JobView job={job()} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Allowed>
  )
}

function JobView(props: { job: Job }) {
  const state = createUrlState({ tab: tabParam(tabs) })
  const shownTabs = () => tabs.filter((tab) => can(rightOf[tab]))
  return (
    <>
      <PageHeader
        title={props.job.name}
        badge={
          <Show when={props.job.status === 'disabled'}>
            <Badge tone="cancelled" icon={CirclePause}>
              {t().jobs.disabled}
            </Badge>
          </Show>
        }
        description={props.job.description}
        actions={<JobButtons job={props.job} />}
      />
      <JobStatusLine job={props.job} />
      <Show when={can('alert:read')}>
        <Suspense>
          <OpenAlerts jobId={props.job.id} />
        </Suspense>
      </Show>
      <div class="mt-4">
        <Tabs
          label={props.job.name}
          tabs={shownTabs().map((id) => ({ id, label: t().jobs.tabs[id] }))}
          value={state.tab}
          onChange={(tab) => state.set({ tab }, { replace: true })}
        />
        <TabPanel id={state.tab}>
          <Suspense fallback={<SkeletonLines count={8} />}>
            <Switch>
              <Match when={state.tab === 'runs'}>
                <RunsTable jobId={props.job.id} empty={<NoRuns />} />
              </Match>
              <Match when={state.tab === 'durations'}>
                <JobDurations jobId={props.job.id} />
              </Match>
              <Match when={state.tab === 'definition'}>
                <JobDefinition job={props.job} />
              </Match>
              <Match when={state.tab === 'changes'}>
                <JobChanges jobId={props.job.id} />
              </Match>
            </Switch>
          </Suspense>
        </TabPanel>
      </div>
    </>
  )
}

function JobButtons(props: { job: Job }) {
  const navigate = useNavigate()
  const trigger = createTrigger()
  const [isAsking, setAsking] = createSignal(false)

  async function run(): Promise<void> {
    if (props.job.params.length > 0) setAsking(true)
    else await trigger(props.job)
  }

  async function exportAs(format: 'yaml' | 'json'): Promise<void> {
    const { exportJobs } = await import('./transfer/export-jobs.ts')
    await exportJobs(format, { ids: props.job.id }, props.job.name)
  }

  async function remove(): Promise<void> {
    if (await deleteJob(props.job)) navigate('/jobs')
  }

  const menuItems = (): MenuItem[] => [
    ...(can('job:backfill') && hasTimes(props.job)
      ? [{ label: t().jobs.backfill, icon: CalendarSync, href: `/jobs/${props.job.id}/backfill` }]
      : []),
    { label: t().jobs.exportYaml, icon: Download, onSelect: () => exportAs('yaml') },
    { label: t().jobs.exportJson, icon: Download, onSelect: () => exportAs('json') },
    ...(can('job:delete')
      ? [{ label: t().jobs.remove, icon: Trash, onSelect: remove, isDangerous: true, startsGroup: true }]
      : []),
  ]

  return (
    <>
      <Show when={can('job:write')}>
        <Show
          when={props.job.status === 'enabled'}
          fallback={
            <Button icon={Play} onClick={() => resumeJob(props.job)}>
              {t().jobs.resume}
            </Button>
          }
        >
          <Button icon={Pause} onClick={() => pauseJob(props.job)}>
            {t().jobs.pause}
          </Button>
        </Show>
        <ButtonLink href={`/jobs/${props.job.id}/edit`} icon={Pencil}>
          {t().jobs.edit}
        </ButtonLink>
      </Show>
      <Show when={can('job:trigger')}>
        <Button variant="primary" icon={Play} onClick={run}>
          {t().jobs.run}
        </Button>
      </Show>
      <Menu
        items={menuItems()}
        trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label={t().ui.moreActions} />}
      />
      <Show when={isAsking()}>
        <Suspense>
          <RunDialog
            name={props.job.name}
            params={props.job.params}
            onClose={() => setAsking(false)}
            onRun={(params) => trigger(props.job, params)}
          />
        </Suspense>
      </Show>
    </>
  )
}

/** Of a job without times of its own there are none to make up for. */
const hasTimes = (job: Job): boolean => job.trigger_type !== 'manual' && job.trigger_type !== 'fixed_delay'

function NoRuns() {
  return (
    <EmptyState icon={ListChecks} title={t().jobs.runsEmpty}>
      {t().jobs.runsEmptyBody}
    </EmptyState>
  )
}

function JobSkeleton() {
  return (
    <>
      <Skeleton class="mb-4 h-7 w-64" />
      <SkeletonLines count={8} />
    </>
  )
}
