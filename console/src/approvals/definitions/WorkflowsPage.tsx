import { useNavigate } from '@solidjs/router'
import Archive from 'lucide-solid/icons/archive'
import Copy from 'lucide-solid/icons/copy'
import Download from 'lucide-solid/icons/download'
import PencilRuler from 'lucide-solid/icons/pencil-ruler'
import Plus from 'lucide-solid/icons/plus'
import Send from 'lucide-solid/icons/send'
import FormInput from 'lucide-solid/icons/text-cursor-input'
import Trash from 'lucide-solid/icons/trash'
import { lazy, Show, Suspense } from 'solid-js'
import { createList } from '../../api/create-list.ts'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { choiceParam, countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { choiceFilter, type Filter, FilterBar } from '../../ui/FilterBar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { ColumnChooser } from '../../ui/table/ColumnChooser.tsx'
import { createColumnChoice, type RowAction } from '../../ui/table/columns.ts'
import { pagingOf } from '../../ui/table/create-data-table.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { NoWorkflows } from './NoWorkflows.tsx'
import { archiveWorkflow, copyWorkflow, deleteWorkflow } from './workflow-actions.ts'
import { workflowColumns } from './workflow-columns.tsx'
import { exportWorkflow } from './workflow-files.ts'
import { categoriesQuery, workflowsQuery } from './workflow-reads.ts'
import type { WorkflowBrief } from './workflow-records.ts'

const ImportButton = lazy(() => import('./ImportButton.tsx').then((module) => ({ default: module.ImportButton })))

const statuses = ['draft', 'published', 'archived'] as const

export default function WorkflowsPage() {
  return (
    <Allowed to="workflow:read">
      <Workflows />
    </Allowed>
  )
}

function Workflows() {
  const navigate = useNavigate()
  const words = () => t().workflows
  const state = createWorkflowsState()
  const choice = createColumnChoice('workflows')
  const list = createList<WorkflowBrief>(() => workflowsQuery(queryOf(state)))
  const categories = createRecord(categoriesQuery)

  async function copy(workflow: WorkflowBrief): Promise<void> {
    const made = await copyWorkflow(workflow)
    if (made !== undefined) navigate(`/workflows/${made}/design`)
  }

  function actionsOf(workflow: WorkflowBrief): RowAction[] {
    const own = words()
    const isPublished = workflow.status === 'published'
    return [
      ...(can('workflow:write')
        ? [
            {
              label: own.design,
              icon: PencilRuler,
              run: () => navigate(`/workflows/${workflow.id}/design`),
              isQuick: true,
            },
            { label: own.designForm, icon: FormInput, run: () => navigate(`/workflows/${workflow.id}/form`) },
            { label: own.copy, icon: Copy, run: () => copy(workflow) },
          ]
        : []),
      ...(isPublished
        ? [
            {
              label: own.start,
              icon: Send,
              run: () => navigate(`/approvals/new?workflow=${workflow.id}`),
              isQuick: true,
            },
          ]
        : []),
      { label: own.exportBpmn, icon: Download, run: () => exportWorkflow(workflow) },
      ...(isPublished && can('workflow:publish')
        ? [{ label: own.archive, icon: Archive, run: () => archiveWorkflow(workflow) }]
        : []),
      ...(can('workflow:delete')
        ? [{ label: own.remove, icon: Trash, run: () => deleteWorkflow(workflow), isDangerous: true }]
        : []),
    ]
  }

  return (
    <>
      <PageHeader
        title={words().title}
        count={list.count()}
        description={words().pageHint}
        actions={
          <Show when={can('workflow:write')}>
            <Suspense>
              <ImportButton />
            </Suspense>
            <ButtonLink href="/workflows/new" variant="primary" icon={Plus}>
              {words().newWorkflow}
            </ButtonLink>
          </Show>
        }
      />
      <FilterBar
        search={
          <SearchBox label={words().search} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
        }
        filters={filtersOf(state, categories.data()?.items.map(({ category }) => category) ?? [])}
        onClear={() => state.set(noFilters)}
      >
        <ColumnChooser columns={workflowColumns()} choice={choice} />
      </FilterBar>
      <DataTable
        label={words().title}
        columns={workflowColumns()}
        choice={choice}
        source={list}
        paging={pagingOf(state)}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        rowHref={(workflow) => `/workflows/${workflow.id}`}
        rowActions={actionsOf}
        quickActions={2}
        empty={<NoWorkflows isFiltered={isFiltered(state)} onClear={() => state.set({ q: '', ...noFilters })} />}
      />
    </>
  )
}

type WorkflowsState = ReturnType<typeof createWorkflowsState>

function createWorkflowsState() {
  return createUrlState({
    q: textParam(),
    status: choiceParam(statuses),
    category: textParam(),
    sort: textParam('-updated_at'),
    page: countParam(),
    size: countParam(20),
  })
}

const noFilters = { status: undefined, category: '' }

const filterOf = (state: WorkflowsState) => ({
  q: state.q || undefined,
  status: state.status,
  category: state.category || undefined,
})

const queryOf = (state: WorkflowsState) => ({
  ...filterOf(state),
  sort: state.sort,
  page: state.page,
  page_size: state.size,
})

const isFiltered = (state: WorkflowsState): boolean =>
  Object.values(filterOf(state)).some((value) => value !== undefined)

function filtersOf(state: WorkflowsState, categories: string[]): Filter[] {
  const words = t().workflows
  // One that the URL names is offered even if nothing is in it any more.
  const offered = [...new Set([...categories, state.category])].filter((category) => category !== '')
  return [
    choiceFilter({
      label: words.status,
      choices: statuses,
      labels: words.statuses,
      value: state.status,
      onChange: (status) => state.set({ status }),
    }),
    ...(offered.length > 0
      ? [
          {
            label: words.category,
            value: state.category || undefined,
            options: offered.map((category) => ({ value: category, label: category })),
            onChange: (category: string | undefined) => state.set({ category: category ?? '' }),
          },
        ]
      : []),
  ]
}
