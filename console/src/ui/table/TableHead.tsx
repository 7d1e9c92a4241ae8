import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { Checkbox } from '../Checkbox.tsx'
import { type Column, showFromClass } from './columns.ts'
import type { TableModel } from './create-data-table.ts'

type TableHeadProps<Row extends { id: number }> = {
  model: TableModel<Row>
  canSelect: boolean
  hasActions: boolean
  quickActions: number
}

export function TableHead<Row extends { id: number }>(props: TableHeadProps<Row>) {
  const table = () => props.model.table
  const sortable = (column: Column<Row>) => {
    const sorted = table().getColumn(column.id)
    return sorted?.getCanSort() ? sorted : undefined
  }
  return (
    <thead>
      <tr>
        <Show when={props.canSelect}>
          <th class={`${headClass} w-9`}>
            <Checkbox
              hideLabel
              label={t().ui.selectAll}
              checked={table().getIsAllPageRowsSelected()}
              indeterminate={table().getIsSomePageRowsSelected() && !table().getIsAllPageRowsSelected()}
              disabled={table().getRowModel().rows.length === 0}
              onChange={() => table().toggleAllPageRowsSelected()}
            />
          </th>
        </Show>
        <For each={props.model.columns()}>
          {(column) => (
            <th
              class={`${headClass} ${column.showFrom ? showFromClass[column.showFrom] : ''}`}
              classList={{ 'text-right! pr-6!': column.align === 'right' }}
              style={{ width: column.width }}
              aria-sort={ariaSort(sortable(column)?.getIsSorted())}
            >
              <Show when={sortable(column)} fallback={<span class="block truncate">{column.header}</span>}>
                {(sorted) => (
                  <SortButton
                    isRight={column.align === 'right'}
                    header={column.header}
                    order={sorted().getIsSorted()}
                    onSort={() => sorted().toggleSorting()}
                  />
                )}
              </Show>
            </th>
          )}
        </For>
        <Show when={props.hasActions}>
          <th class={headClass} style={{ width: `${props.quickActions * 26 + 34}px` }}>
            <span class="sr-only">{t().ui.actions}</span>
          </th>
        </Show>
      </tr>
    </thead>
  )
}

const headClass =
  'sticky top-0 z-10 h-8 border-b border-line bg-surface px-2 text-left text-xs font-medium text-ink-3 first:pl-2 shadow-[inset_0_-1px_0_var(--line)]'

type Order = 'asc' | 'desc' | false

function SortButton(props: { isRight: boolean; header: string; order: Order; onSort: () => void }) {
  const icon = () => (props.order === 'asc' ? ArrowUp : props.order === 'desc' ? ArrowDown : ChevronsUpDown)
  return (
    <button
      type="button"
      class="group/sort -mx-1 flex max-w-full items-center gap-1 rounded-sm px-1 hover:text-ink"
      classList={{ 'text-ink': props.order !== false, 'flex-row-reverse ml-auto': props.isRight }}
      onClick={() => props.onSort()}
    >
      <span class="truncate">{props.header}</span>
      <Dynamic
        component={icon()}
        size={12}
        class={`shrink-0 ${props.order === false ? 'opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100' : ''}`}
        aria-hidden="true"
      />
    </button>
  )
}

function ariaSort(order: Order | undefined): 'ascending' | 'descending' | undefined {
  return order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined
}
