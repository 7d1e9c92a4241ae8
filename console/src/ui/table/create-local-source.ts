import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { TablePaging } from './create-data-table.ts'
import type { TableSource } from './DataTable.tsx'

/** Rows that are all here already, for a table page by page; other rows begin at the first page. */
export function createLocalSource<Row>(all: () => Row[]): { source: TableSource<Row>; paging: () => TablePaging } {
  const [page, setPage] = createSignal(1)
  const [pageSize, setPageSize] = createSignal(50)
  createEffect(on(all, () => setPage(1), { defer: true }))
  const shown = createMemo(() => all().slice((page() - 1) * pageSize(), page() * pageSize()))

  function resize(size: number): void {
    setPageSize(size)
    setPage(1)
  }

  return {
    source: {
      rows: shown,
      total: () => all().length,
      error: () => undefined,
      isFetching: () => false,
      isOld: () => false,
      refetch: () => undefined,
    },
    paging: () => ({ page: page(), pageSize: pageSize(), onPage: setPage, onPageSize: resize }),
  }
}
