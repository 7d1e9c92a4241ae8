import Ban from 'lucide-solid/icons/ban'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { type JSX, lazy, Show, Suspense } from 'solid-js'
import { runStatuses, runTriggers } from '../../../domain/jobs/job-status.ts'
import { createList } from '../api/create-list.ts'
import { t } from '../i18n/language.ts'
import { can, me } from '../session/session.ts'
import { Button } from '../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../ui/create-url-state.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { choiceFilter, FilterBar } from '../ui/FilterBar.tsx'
import { ColumnChooser } from '../ui/table/ColumnChooser.tsx'
import { createColumnChoice, type RowAction } from '../ui/table/columns.ts'
import { pagingOf } from '../ui/table/create-data-table.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { createRunActions, isOpen } from './create-run-actions.ts'
import { runsQuery } from './job-queries.ts'
import type { Run } from './job-records.ts'
import { runPage } from './places.ts'
import { runColumns } from './run-columns.tsx'

const SavedViews = lazy(() => import('../ui/table/SavedViews.tsx').then((module) => ({ default: module.SavedViews })))

const liveMs = 5_000

/** Runs of one job, of one backfill, or of all. */
export function RunsTable(props: { jobId?: number; backfillId?: number; empty: JSX.Element }) {
  const withJob = (): boolean => props.jobId === undefined && props.backfillId === undefined
  const state = createUrlState({
    status: choiceParam(runStatuses),
    source: choiceParam(runTriggers),
    sort: textParam('-scheduled_at'),
    page: countParam(),
    size: countParam(20),
  })
  const ofBackfill = (): boolean => props.backfillId !== undefined
  const columns = () => runColumns({ withJob: withJob(), ofBackfill: ofBackfill() })
  const choice = createColumnChoice(withJob() ? 'runs' : ofBackfill() ? 'backfill-runs' : 'job-runs')
  const actions = createRunActions()
  const list = createList(() => ({
    ...runsQuery(
      {
        status: state.status,
        trigger: state.source,
        shards: 'hide',
        sort: state.sort,
        page: state.page,
        page_size: state.size,
        backfill_id: props.backfillId,
      },
      props.jobId,
    ),
    everyMs: liveMs,
  }))
  const isFiltered = (): boolean => state.status !== undefined || state.source !== undefined
  const clear = (): void => state.set({ status: undefined, source: undefined })

  function actionsOf(run: Run): RowAction[] {
    if (isOpen(run)) {
      return can('run:cancel')
        ? [{ label: t().runs.cancel, icon: Ban, run: () => actions.cancel(run), isDangerous: true, isQuick: true }]
        : []
    }
    return can('job:trigger')
      ? [{ label: t().runs.rerun, icon: RotateCcw, run: () => actions.rerun(run), isQuick: true }]
      : []
  }

  return (
    <>
      <FilterBar
        filters={[
          choiceFilter({
            label: t().runs.status,
            choices: runStatuses,
            labels: t().status,
            value: state.status,
            onChange: (status) => state.set({ status }),
          }),
          ...(ofBackfill()
            ? []
            : [
                choiceFilter({
                  label: t().runs.trigger,
                  choices: runTriggers,
                  labels: t().runs.triggers,
                  value: state.source,
                  onChange: (source) => state.set({ source }),
                }),
              ]),
        ]}
        onClear={clear}
      >
        <Show when={withJob()}>
          <Suspense>
            <SavedViews tableId="runs" ownerId={me()?.user.id ?? 0} choice={choice} />
          </Suspense>
        </Show>
        <ColumnChooser columns={columns()} choice={choice} />
      </FilterBar>
      <DataTable
        label={t().runs.title}
        columns={columns()}
        choice={choice}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(run) => runPage(run, run.id)}
        rowActions={actionsOf}
        empty={
          isFiltered() ? (
            <EmptyState title={t().runs.emptyFiltered} action={<Button onClick={clear}>{t().ui.clearFilters}</Button>}>
              {t().runs.emptyFilteredBody}
            </EmptyState>
          ) : (
            props.empty
          )
        }
      />
    </>
  )
}
