import { For, Show } from 'solid-js'
import { Skeleton } from '../Skeleton.tsx'
import { type Column, showFromClass } from './columns.ts'

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3']

export function TableSkeleton<Row>(props: { columns: Column<Row>[]; hasSelection: boolean; hasActions: boolean }) {
  return (
    <tbody>
      <For each={Array.from({ length: 8 })}>
        {(_, line) => (
          <tr class="border-b border-line">
            <Show when={props.hasSelection}>
              <td />
            </Show>
            <For each={props.columns}>
              {(column, index) => (
                <td class={`h-10 px-2 ${column.showFrom ? showFromClass[column.showFrom] : ''}`}>
                  <Skeleton class={`h-3.5 ${widths[(line() + index()) % widths.length]}`} />
                </td>
              )}
            </For>
            <Show when={props.hasActions}>
              <td />
            </Show>
          </tr>
        )}
      </For>
    </tbody>
  )
}
