import { useNavigate } from '@solidjs/router'
import Briefcase from 'lucide-solid/icons/briefcase-business'
import CirclePlay from 'lucide-solid/icons/circle-play'
import Download from 'lucide-solid/icons/download'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import ListChecks from 'lucide-solid/icons/list-checks'
import OctagonPause from 'lucide-solid/icons/octagon-pause'
import Pause from 'lucide-solid/icons/pause'
import Pencil from 'lucide-solid/icons/pencil'
import Play from 'lucide-solid/icons/play'
import Plus from 'lucide-solid/icons/plus'
import Tags from 'lucide-solid/icons/tags'
import Trash from 'lucide-solid/icons/trash'
import Upload from 'lucide-solid/icons/upload'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { can, me } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, type Filter, FilterBar } from '../ui/FilterBar.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useShortcuts } from '../ui/shortcuts.ts'
import { ColumnChooser } from '../ui/table/ColumnChooser.tsx'
import { type BulkAction, createColumnChoice, type RowAction } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import type { BatchTarget, BatchWish } from './batch/batch-records.ts'
import { createTrigger, deleteJob, pauseJob, resumeJob } from './create-job-actions.ts'
import { currentHalt } from './halt.ts'
import { jobColumns } from './job-columns.tsx'
import { jobsQuery, jobTagsQuery } from './job-queries.ts'
import type { Job } from './job-records.ts'
import type { exportJobs } from './transfer/export-jobs.ts'

const SavedViews = lazy(() => import('../ui/table/SavedViews.tsx').then((module) => ({ default: module.SavedViews })))
const HaltDialog = lazy(() => import('./HaltDialog.tsx').then((module) => ({ default: module.HaltDialog })))
const RunDialog = lazy(() => import('./RunDialog.tsx').then((module) => ({ default: module.RunDialog })))
const JobBatch = lazy(() => import('./batch/JobBatch.tsx').then((module) => ({ default: module.JobBatch })))

const liveMs = 10_000
const statuses = ['enabled', 'disabled'] as const
const types = ['http', 'shell', 'python', 'sql', 'rpc'] as const
const triggers = ['cron', 'fixed_rate', 'fixed_delay', 'once', 'manual'] as const
const priorities = ['1', '2', '3', '4', '5'] as const

export default function JobsPage() {
  return (
    <Allowed to="job:read">
      <Jobs />
    </Allowed>
  )
}

function Jobs() {
  const navigate = useNavigate()
  const state = createJobsState()
  const choice = createColumnChoice('jobs')
  const trigger = createTrigger()
  const [asked, setAsked] = createSignal<Job>()
  const [isHalting, setHalting] = createSignal(false)
  const [wish, setWish] = createSignal<BatchWish>()
  const known = createRecord(() => jobTagsQuery())
  const list = createList(() => ({ ...jobsQuery(queryOf(state)), everyMs: liveMs }))

  useShortcuts([
    {
      keys: 'c',
      group: 'list',
      label: () => t().shortcuts.newJob,
      run: () => can('job:write') && navigate('/jobs/new'),
    },
  ])

  async function run(job: Job): Promise<void> {
    if (job.params.length > 0) setAsked(job)
    else await trigger(job)
  }

  function actionsOf(job: Job): RowAction[] {
    const words = t().jobs
    const isEnabled = job.status === 'enabled'
    return [
      ...(can('job:trigger') ? [{ label: words.run, icon: Play, run: () => run(job), isQuick: true }] : []),
      ...(can('job:write')
        ? [
            isEnabled
              ? { label: words.pause, icon: Pause, run: () => pauseJob(job), isQuick: true }
              : { label: words.resume, icon: Play, run: () => resumeJob(job) },
            { label: words.edit, icon: Pencil, run: () => navigate(`/jobs/${job.id}/edit`), isQuick: true },
          ]
        : []),
      { label: words.history, icon: ListChecks, run: () => navigate(`/jobs/${job.id}`) },
      ...(can('job:delete')
        ? [{ label: words.remove, icon: Trash, run: () => deleteJob(job), isDangerous: true }]
        : []),
    ]
  }

  function bulkActions(): BulkAction[] {
    const words = t().jobs
    const act = (what: BatchWish['what']) => (ids: number[], all: number | undefined) =>
      setWish({ what, target: targetOf(state, ids, all) })
    return [
      ...(can('job:write')
        ? [
            { label: words.resume, icon: CirclePlay, run: act('enable') },
            { label: words.pause, icon: Pause, run: act('disable') },
          ]
        : []),
      ...(can('job:trigger') ? [{ label: words.run, icon: Play, run: act('run') }] : []),
      ...(can('job:write') ? [{ label: words.changeTags, icon: Tags, run: act('tags') }] : []),
      {
        label: words.exportYaml,
        icon: Download,
        run: (ids, all) => exportAs('yaml', all === undefined ? { ids: ids.join() } : filterOf(state)),
      },
      ...(can('job:delete') ? [{ label: words.remove, icon: Trash, run: act('delete'), isDangerous: true }] : []),
    ]
  }

  return (
    <>
      <PageHeader
        title={t().jobs.title}
        count={list.count()}
        actions={
          <>
            <Show when={can('scheduler:halt') && !currentHalt()}>
              <Button icon={OctagonPause} onClick={() => setHalting(true)}>
                {t().jobs.halt}
              </Button>
            </Show>
            <Menu
              items={[
                ...(can('job:write') ? [{ label: t().jobs.importJobs, icon: Upload, href: '/jobs/import' }] : []),
                { label: t().jobs.exportYaml, icon: Download, onSelect: () => exportAs('yaml', filterOf(state)) },
                { label: t().jobs.exportJson, icon: Download, onSelect: () => exportAs('json', filterOf(state)) },
              ]}
              trigger={(trigger) => <IconButton {...trigger()} icon={Ellipsis} label={t().ui.moreActions} />}
            />
            <Show when={can('job:write')}>
              <ButtonLink href="/jobs/new" variant="primary" icon={Plus}>
                {t().jobs.newJob}
              </ButtonLink>
            </Show>
          </>
        }
      />
      <FilterBar
        search={
          <SearchBox
            label={t().jobs.searchLabel}
            value={state.q}
            onSearch={(q) => state.set({ q }, { replace: true })}
          />
        }
        filters={filtersOf(state, known.data())}
        onClear={() => state.set(noFilters)}
      >
        <Suspense>
          <SavedViews tableId="jobs" ownerId={me()?.user.id ?? 0} choice={choice} />
        </Suspense>
        <ColumnChooser columns={jobColumns()} choice={choice} />
      </FilterBar>
      <DataTable
        label={t().jobs.title}
        columns={jobColumns()}
        choice={choice}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(job) => `/jobs/${job.id}`}
        rowActions={actionsOf}
        quickActions={3}
        bulkActions={bulkActions()}
        selectsAll
        empty={<NoJobs isFiltered={isFiltered(state)} onClear={() => state.set({ q: '', ...noFilters })} />}
      />
      <Show when={isHalting()}>
        <Suspense>
          <HaltDialog onClose={() => setHalting(false)} />
        </Suspense>
      </Show>
      <Show when={asked()}>
        {(job) => (
          <Suspense>
            <RunDialog
              name={job().name}
              params={job().params}
              onClose={() => setAsked(undefined)}
              onRun={(params) => trigger(job(), params)}
            />
          </Suspense>
        )}
      </Show>
      <Show when={wish()} keyed>
        {(asked) => (
          <Suspense>
            <JobBatch wish={asked} onClose={() => setWish(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  )
}

async function exportAs(...wish: Parameters<typeof exportJobs>): Promise<void> {
  const { exportJobs } = await import('./transfer/export-jobs.ts')
  await exportJobs(...wish)
}

type JobsState = ReturnType<typeof createJobsState>

function createJobsState() {
  return createUrlState({
    q: textParam(),
    status: choiceParam(statuses),
    type: choiceParam(types),
    trigger: choiceParam(triggers),
    tag: textParam(),
    group: textParam(),
    priority: choiceParam(priorities),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
}

const noFilters = {
  status: undefined,
  type: undefined,
  trigger: undefined,
  tag: '',
  group: '',
  priority: undefined,
}

const filterOf = (state: JobsState) => ({
  q: state.q || undefined,
  status: state.status,
  job_type: state.type,
  trigger_type: state.trigger,
  tag: state.tag || undefined,
  executor_group: state.group || undefined,
  priority: state.priority === undefined ? undefined : Number(state.priority),
})

const queryOf = (state: JobsState) => ({
  ...filterOf(state),
  sort: state.sort,
  page: state.page,
  page_size: state.size,
  include: 'runs' as const,
})

const isFiltered = (state: JobsState): boolean => Object.values(filterOf(state)).some((value) => value !== undefined)

const targetOf = (state: JobsState, ids: number[], all: number | undefined): BatchTarget =>
  all === undefined ? { ids, count: ids.length } : { filter: filterOf(state), count: all }

type KnownNames = Awaited<ReturnType<ReturnType<typeof jobTagsQuery>['load']>>

function filtersOf(state: JobsState, known: KnownNames | undefined): Filter[] {
  const words = t().jobs
  const groups = known?.executor_groups.map(({ executor_group: name, count }) => ({ name, count })) ?? []
  return [
    choiceFilter({
      label: words.status,
      choices: statuses,
      labels: { enabled: words.enabled, disabled: words.disabled },
      value: state.status,
      onChange: (status) => state.set({ status }),
    }),
    choiceFilter({
      label: words.type,
      choices: types,
      labels: t().jobs.jobTypes,
      value: state.type,
      onChange: (type) => state.set({ type }),
    }),
    choiceFilter({
      label: words.trigger,
      choices: triggers,
      labels: words.triggers,
      value: state.trigger,
      onChange: (trigger) => state.set({ trigger }),
    }),
    nameFilter({
      label: words.tags,
      names: known?.items.map(({ tag: name, count }) => ({ name, count })) ?? [],
      value: state.tag,
      onChange: (tag) => state.set({ tag }),
    }),
    // One group only tells nothing apart.
    ...(groups.length > 1 || state.group !== ''
      ? [
          nameFilter({
            label: words.executorGroup,
            names: groups,
            value: state.group,
            onChange: (group) => state.set({ group }),
          }),
        ]
      : []),
    choiceFilter({
      label: words.priority,
      choices: priorities,
      labels: words.priorities,
      value: state.priority,
      onChange: (priority) => state.set({ priority }),
    }),
  ]
}

type NameFilter = {
  label: string
  names: { name: string; count: number }[]
  value: string
  onChange: (value: string) => void
}

/** A filter among names that are in use, each with how often; one that is gone meanwhile stays as long as it is chosen. */
function nameFilter({ label, names, value, onChange }: NameFilter): Filter {
  const options = names.map(({ name, count }) => ({ value: name, label: `${name} (${formatNumber(count)})` }))
  const isKnown = value === '' || names.some(({ name }) => name === value)
  return {
    label,
    value: value || undefined,
    options: isKnown ? options : [{ value, label: value }, ...options],
    onChange: (chosen) => onChange(chosen ?? ''),
  }
}

function NoJobs(props: { isFiltered: boolean; onClear: () => void }) {
  return (
    <Show
      when={!props.isFiltered}
      fallback={
        <EmptyState
          title={t().jobs.emptyFiltered}
          action={<Button onClick={() => props.onClear()}>{t().ui.clearFilters}</Button>}
        >
          {t().jobs.emptyFilteredBody}
        </EmptyState>
      }
    >
      <EmptyState
        icon={Briefcase}
        title={t().jobs.emptyTitle}
        action={
          <Show when={can('job:write')}>
            <ButtonLink href="/jobs/new" variant="primary" icon={Plus}>
              {t().jobs.emptyAction}
            </ButtonLink>
          </Show>
        }
      >
        {t().jobs.emptyBody}
      </EmptyState>
    </Show>
  )
}
