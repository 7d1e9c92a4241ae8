import { useNavigate } from '@solidjs/router'
import Briefcase from 'lucide-solid/icons/briefcase-business'
import ListChecks from 'lucide-solid/icons/list-checks'
import Pause from 'lucide-solid/icons/pause'
import Pencil from 'lucide-solid/icons/pencil'
import Play from 'lucide-solid/icons/play'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { createList } from '../api/create-list.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { can, me } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, type Filter, FilterBar } from '../ui/FilterBar.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useShortcuts } from '../ui/shortcuts.ts'
import { ColumnChooser } from '../ui/table/ColumnChooser.tsx'
import { type BulkAction, createColumnChoice, type RowAction } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { createTrigger, deleteJob, pauseJob, resumeJob, setManyEnabled } from './create-job-actions.ts'
import { jobColumns } from './job-columns.tsx'
import { jobsQuery } from './job-queries.ts'
import type { Job } from './job-records.ts'

const SavedViews = lazy(() => import('../ui/table/SavedViews.tsx').then((module) => ({ default: module.SavedViews })))
const RunDialog = lazy(() => import('./RunDialog.tsx').then((module) => ({ default: module.RunDialog })))

const liveMs = 10_000
const statuses = ['enabled', 'disabled'] as const
const types = ['http', 'shell', 'python', 'sql', 'rpc'] as const
const triggers = ['cron', 'manual'] as const

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

  const bulkActions = (): BulkAction[] =>
    can('job:write')
      ? [
          { label: t().jobs.resume, icon: Play, run: (ids) => setManyEnabled(ids, true) },
          { label: t().jobs.pause, icon: Pause, run: (ids) => setManyEnabled(ids, false) },
        ]
      : []

  return (
    <>
      <PageHeader
        title={t().jobs.title}
        count={list.count()}
        actions={
          <Show when={can('job:write')}>
            <ButtonLink href="/jobs/new" variant="primary" icon={Plus}>
              {t().jobs.newJob}
            </ButtonLink>
          </Show>
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
        filters={filtersOf(state)}
        onClear={() => state.set({ status: undefined, type: undefined, trigger: undefined })}
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
        empty={
          <NoJobs
            isFiltered={isFiltered(state)}
            onClear={() => state.set({ q: '', status: undefined, type: undefined, trigger: undefined })}
          />
        }
      />
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
    </>
  )
}

type JobsState = ReturnType<typeof createJobsState>

function createJobsState() {
  return createUrlState({
    q: textParam(),
    status: choiceParam(statuses),
    type: choiceParam(types),
    trigger: choiceParam(triggers),
    sort: textParam('-created_at'),
    page: countParam(),
    size: countParam(20),
  })
}

const queryOf = (state: JobsState) => ({
  q: state.q || undefined,
  status: state.status,
  job_type: state.type,
  trigger_type: state.trigger,
  sort: state.sort,
  page: state.page,
  page_size: state.size,
  include: 'runs' as const,
})

const isFiltered = (state: JobsState): boolean =>
  state.q !== '' || state.status !== undefined || state.type !== undefined || state.trigger !== undefined

function filtersOf(state: JobsState): Filter[] {
  const words = t().jobs
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
      labels: t().jobKinds.types,
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
  ]
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
