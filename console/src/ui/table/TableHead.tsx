import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../i18n/language.ts'
import { Checkbox } from '../Checkbox.tsx'
import { type Column, showFromClass } from './columns.ts'
import type { Selection } from './create-selection.ts'

type TableHeadProps<Row> = {
  columns: Column<Row>[]
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
  selection: Selection | undefined
  hasActions: boolean
  quickActions: number
}

export function TableHead<Row>(props: TableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        <Show when={props.selection}>
          {(selection) => (
            <th class={`${headClass} w-9`}>
              <Checkbox
                hideLabel
                label={t().ui.selectAll}
                checked={selection().isAll()}
                indeterminate={selection().isSome()}
                onChange={() => selection().toggleAll()}
              />
            </th>
          )}
        </Show>
        <For each={props.columns}>
          {(column) => (
            <th
              class={`${headClass} ${column.showFrom ? showFromClass[column.showFrom] : ''}`}
              classList={{ 'text-right!': column.align === 'right' }}
              style={{ width: column.width }}
              aria-sort={ariaSort(column, props.sort)}
            >
              <Show
                when={column.sort && props.onSort && column.sort}
                fallback={<span class="block truncate">{column.header}</span>}
              >
                {(field) => (
                  <SortButton
                    isRight={column.align === 'right'}
                    field={field()}
                    header={column.header}
                    sort={props.sort}
                    onSort={(sort) => props.onSort?.(sort)}
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

function SortButton(props: {
  isRight: boolean
  field: string
  header: string
  sort: string | undefined
  onSort: (sort: string) => void
}) {
  const state = () => (props.sort === props.field ? 'up' : props.sort === `-${props.field}` ? 'down' : 'none')
  const icons = { up: ArrowUp, down: ArrowDown, none: ChevronsUpDown }
  return (
    <button
      type="button"
      class="group/sort -mx-1 inline-flex max-w-full items-center gap-1 rounded-sm px-1 hover:text-ink"
      classList={{ 'text-ink': state() !== 'none', 'flex-row-reverse': props.isRight }}
      onClick={() => props.onSort(state() === 'down' ? props.field : `-${props.field}`)}
    >
      <span class="truncate">{props.header}</span>
      <Dynamic
        component={icons[state()]}
        size={12}
        class={`shrink-0 ${state() === 'none' ? 'opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100' : ''}`}
        aria-hidden="true"
      />
    </button>
  )
}

function ariaSort<Row>(column: Column<Row>, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (!column.sort) return undefined
  return sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined
}
