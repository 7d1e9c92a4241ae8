import { type JSX, Match, Show, Switch } from 'solid-js'
import { createIsNarrow } from '../create-media-query.ts'
import { ErrorState } from '../ErrorState.tsx'
import { Pagination } from '../Pagination.tsx'
import { ProgressBar } from '../ProgressBar.tsx'
import { BulkBar } from './BulkBar.tsx'
import type { BulkAction, Column, createColumnChoice, RowAction } from './columns.ts'
import { createDataTable, type TablePaging } from './create-data-table.ts'
import { TableBody } from './TableBody.tsx'
import { TableCards } from './TableCards.tsx'
import { TableHead } from './TableHead.tsx'
import { TableSkeleton } from './TableSkeleton.tsx'

/** What a list from the server looks like to a table; `createList` gives one. */
export type TableSource<Row> = {
  rows: () => Row[] | undefined
  total: () => number
  isEstimated?: () => boolean
  error: () => unknown
  isFetching: () => boolean
  /** The rows are those of the last question while the next is on its way. */
  isOld: () => boolean
  refetch: () => unknown
}

export type DataTableProps<Row extends { id: number }> = {
  label: string
  columns: Column<Row>[]
  choice?: ReturnType<typeof createColumnChoice>
  source: TableSource<Row>
  paging?: TablePaging
  sort?: string
  onSort?: (sort: string) => void
  rowHref?: (row: Row) => string
  onOpen?: (row: Row) => void
  rowActions?: (row: Row) => RowAction[]
  /** How many of them a row shows as buttons at most. */
  quickActions?: number
  bulkActions?: BulkAction[]
  /** Whether a bulk action can do with all that the filters find, on other pages too. */
  selectsAll?: boolean
  /** What to show when there is nothing at all. */
  empty: JSX.Element
}

export function DataTable<Row extends { id: number }>(props: DataTableProps<Row>) {
  const isNarrow = createIsNarrow()
  const model = createDataTable(props)
  const canSelect = (): boolean => (props.bulkActions?.length ?? 0) > 0

  return (
    <div class="relative">
      <ProgressBar isActive={props.source.isFetching() && props.source.rows() !== undefined} />
      <Switch>
        <Match when={props.source.error() && !props.source.rows()}>
          <ErrorState error={props.source.error()} onRetry={props.source.refetch} />
        </Match>
        <Match when={props.source.rows()?.length === 0}>
          <div class="border-t border-line">{props.empty}</div>
        </Match>
        <Match when={isNarrow()}>
          <TableCards
            columns={model.columns()}
            rows={props.source.rows() && model.rows()}
            rowHref={props.rowHref}
            onOpen={props.onOpen}
            rowActions={props.rowActions}
          />
        </Match>
        <Match when={true}>
          <table
            class="w-full table-fixed border-collapse text-sm transition-opacity"
            classList={{ 'opacity-60': props.source.isOld() }}
            aria-label={props.label}
            aria-busy={props.source.isFetching()}
          >
            <TableHead
              model={model}
              canSelect={canSelect()}
              hasActions={props.rowActions !== undefined}
              quickActions={props.quickActions ?? 1}
            />
            <Show
              when={props.source.rows()}
              fallback={
                <TableSkeleton
                  columns={model.columns()}
                  hasSelection={canSelect()}
                  hasActions={props.rowActions !== undefined}
                />
              }
            >
              <TableBody
                model={model}
                rowHref={props.rowHref}
                onOpen={props.onOpen}
                rowActions={props.rowActions}
                canSelect={canSelect()}
              />
            </Show>
          </table>
        </Match>
      </Switch>
      <Show when={props.paging && props.source.total() > 0 && props.paging}>
        {(paging) => (
          <Pagination
            page={paging().page}
            pageSize={paging().pageSize}
            total={props.source.total()}
            isEstimated={props.source.isEstimated?.()}
            onPage={(page) => model.table.setPageIndex(page - 1)}
            onPageSize={(size) => model.table.setPageSize(size)}
          />
        )}
      </Show>
      <Show when={props.bulkActions}>
        {(actions) => (
          <BulkBar
            ids={model.selectedIds()}
            all={props.selectsAll && model.table.getIsAllPageRowsSelected() ? props.source.total() : undefined}
            actions={actions()}
            onClear={() => model.table.resetRowSelection(true)}
          />
        )}
      </Show>
    </div>
  )
}
