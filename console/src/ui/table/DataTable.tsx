import { type JSX, Match, Show, Switch } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { createIsNarrow } from '../create-media-query.ts'
import { ErrorState } from '../ErrorState.tsx'
import { Pagination } from '../Pagination.tsx'
import { ProgressBar } from '../ProgressBar.tsx'
import { BulkBar } from './BulkBar.tsx'
import type { BulkAction, Column, createColumnChoice, RowAction } from './columns.ts'
import { createSelection } from './create-selection.ts'
import { TableBody } from './TableBody.tsx'
import { TableCards } from './TableCards.tsx'
import { TableHead } from './TableHead.tsx'
import { TableSkeleton } from './TableSkeleton.tsx'

/** What a list from the server looks like to a table; `createList` gives one. */
export type TableSource<Row> = {
  rows: () => Row[] | undefined
  total: () => number
  error: () => unknown
  isFetching: () => boolean
  /** The rows are those of the last question while the next is on its way. */
  isOld: () => boolean
  refetch: () => unknown
}

type TablePaging = {
  page: number
  pageSize: number
  onPage: (page: number) => void
  onPageSize: (size: number) => void
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
  /** What to show when there is nothing at all. */
  empty: JSX.Element
}

export function DataTable<Row extends { id: number }>(props: DataTableProps<Row>) {
  const isNarrow = createIsNarrow()
  const columns = () =>
    props.columns.filter((column) => !props.choice || column.isFixed || props.choice.isShown(column))
  const rows = (): Row[] => props.source.rows() ?? []
  const selection = createSelection(() => rows().map((row) => row.id))
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
            columns={columns()}
            rows={props.source.rows()}
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
              columns={columns()}
              sort={props.sort}
              onSort={props.onSort}
              selection={canSelect() ? selection : undefined}
              hasActions={props.rowActions !== undefined}
              quickActions={props.quickActions ?? 1}
            />
            <Show
              when={props.source.rows()}
              fallback={
                <TableSkeleton
                  columns={columns()}
                  hasSelection={canSelect()}
                  hasActions={props.rowActions !== undefined}
                />
              }
            >
              <TableBody
                columns={columns()}
                rows={rows()}
                rowHref={props.rowHref}
                onOpen={props.onOpen}
                rowActions={props.rowActions}
                selection={canSelect() ? selection : undefined}
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
            onPage={(page) => {
              selection.clear()
              paging().onPage(page)
            }}
            onPageSize={paging().onPageSize}
          />
        )}
      </Show>
      <Show when={props.bulkActions}>
        {(actions) => (
          <BulkBar label={t().ui.selected(selection.ids().length)} selection={selection} actions={actions()} />
        )}
      </Show>
    </div>
  )
}
