import {
  columnVisibilityFeature,
  createTable,
  functionalUpdate,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
} from '@tanstack/solid-table'
import { createMemo } from 'solid-js'
import type { UrlState } from '../create-url-state.ts'
import type { Column, createColumnChoice } from './columns.ts'

/** Only what the lists use is loaded. The server sorts and pages, so there are no row models for either. */
const features = tableFeatures({
  columnVisibilityFeature,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
})

export type TablePaging = {
  page: number
  pageSize: number
  onPage: (page: number) => void
  onPageSize: (size: number) => void
}

/** A table's pages, as the address of a list keeps them. */
export function pagingOf(state: UrlState<{ page: number; size: number }>): TablePaging {
  return {
    page: state.page,
    pageSize: state.size,
    onPage: (page) => state.set({ page }),
    onPageSize: (size) => state.set({ size }),
  }
}

type TableModelProps<Row> = {
  columns: Column<Row>[]
  choice?: ReturnType<typeof createColumnChoice>
  source: { rows: () => Row[] | undefined; total: () => number }
  paging?: TablePaging
  sort?: string
  onSort?: (sort: string) => void
}

/** What a table on the screen thinks: columns, sort, page and ticked rows. The URL and the browser own what outlasts it. */
export function createDataTable<Row extends { id: number }>(props: TableModelProps<Row>) {
  const columns = createMemo(() => props.columns)
  const rows = createMemo(() => [...(props.source.rows() ?? [])])
  const definitions = createMemo(() =>
    columns().map((column) => ({
      id: column.id,
      header: column.header,
      // A column without a value can't be sorted by; the server has the value.
      accessorFn: (row: Row) => row.id,
      enableHiding: !column.isFixed,
      enableSorting: column.sort !== undefined && props.onSort !== undefined,
      sortDescFirst: true,
    })),
  )

  const isShown = (column: Column<Row>): boolean => !props.choice || column.isFixed || props.choice.isShown(column)
  const fieldOf = (id: string): string | undefined => columns().find((column) => column.id === id)?.sort

  const state = createMemo(() => ({
    columnVisibility: Object.fromEntries(columns().map((column) => [column.id, isShown(column)])),
    sorting: sortingOf(columns(), props.sort),
    pagination: { pageIndex: (props.paging?.page ?? 1) - 1, pageSize: props.paging?.pageSize ?? 20 },
  }))

  const table = createTable<typeof features, Row>({
    features,
    get columns() {
      return definitions()
    },
    get data() {
      return rows()
    },
    get rowCount() {
      return props.source.total()
    },
    get state() {
      return state()
    },
    getRowId: (row) => String(row.id),
    manualPagination: true,
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    onSortingChange: (updater) => {
      const [next] = functionalUpdate(updater, state().sorting)
      const field = next && fieldOf(next.id)
      if (field) props.onSort?.(next.desc ? `-${field}` : field)
    },
    onPaginationChange: (updater) => {
      const now = state().pagination
      const next = functionalUpdate(updater, now)
      table.resetRowSelection(true)
      if (next.pageSize !== now.pageSize) props.paging?.onPageSize(next.pageSize)
      else props.paging?.onPage(next.pageIndex + 1)
    },
  })

  return {
    table,
    rows,
    columns: createMemo(() =>
      table.getVisibleLeafColumns().flatMap(({ id }) => columns().find((column) => column.id === id) ?? []),
    ),
    /** Of the ticked rows that are on the screen: one that left it is no longer meant by a bulk action. */
    selectedIds: createMemo(() => table.getSelectedRowModel().rows.map((row) => row.original.id)),
  }
}

export type TableModel<Row extends { id: number }> = ReturnType<typeof createDataTable<Row>>

function sortingOf<Row>(columns: Column<Row>[], sort: string | undefined): SortingState {
  const field = sort?.replace(/^-/, '')
  const sorted = field && columns.find((column) => column.sort === field)
  return sorted ? [{ id: sorted.id, desc: sort !== field }] : []
}
