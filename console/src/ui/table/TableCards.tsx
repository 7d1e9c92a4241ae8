import { For, Show } from 'solid-js'
import { SkeletonLines } from '../Skeleton.tsx'
import type { Column, RowAction } from './columns.ts'
import { RowActions } from './RowActions.tsx'
import { RowLink } from './RowLink.tsx'

type TableCardsProps<Row> = {
  columns: Column<Row>[]
  rows: Row[] | undefined
  rowHref: ((row: Row) => string) | undefined
  onOpen: ((row: Row) => void) | undefined
  rowActions: ((row: Row) => RowAction[]) | undefined
}

/** What a table is on a phone: one block per row, its name first, what matters below, one thumb away. */
export function TableCards<Row extends { id: number }>(props: TableCardsProps<Row>) {
  const inPlace = (place: 'title' | 'badge' | 'line') =>
    props.columns.filter((column) => (column.onCard ?? 'line') === place)
  return (
    <Show when={props.rows} fallback={<SkeletonLines count={8} />}>
      {(rows) => (
        <ul class="-mx-4 border-t border-line">
          <For each={rows()}>
            {(row) => (
              <li class="relative flex items-start border-b border-line pr-1 active:bg-subtle">
                <div class="min-w-0 flex-1 px-4 py-3">
                  <div class="flex items-center justify-between gap-3">
                    <div class="min-w-0 truncate">
                      <For each={inPlace('title')}>
                        {(column) => (
                          <RowLink
                            href={props.rowHref?.(row)}
                            onOpen={props.onOpen && (() => props.onOpen?.(row))}
                            isStretched
                          >
                            {column.cell(row)}
                          </RowLink>
                        )}
                      </For>
                    </div>
                    <div class="shrink-0">
                      <For each={inPlace('badge')}>{(column) => column.cell(row)}</For>
                    </div>
                  </div>
                  <div class="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
                    <For each={inPlace('line')}>
                      {(column) => (
                        <Show when={column.isThere?.(row) ?? true}>
                          <div class="flex max-w-full min-w-0 items-center gap-1.5">
                            <span class="shrink-0 text-ink-3">{column.header}</span>
                            <span class="min-w-0 truncate">{column.cell(row)}</span>
                          </div>
                        </Show>
                      )}
                    </For>
                  </div>
                </div>
                <Show when={props.rowActions}>
                  {(actions) => (
                    <div class="relative z-10 pt-2">
                      <RowActions actions={actions()(row)} isCompact />
                    </div>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      )}
    </Show>
  )
}
