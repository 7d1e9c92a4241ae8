import Trash from 'lucide-solid/icons/trash'
import { For, Index, Show } from 'solid-js'
import { sumsOf } from '../../../../domain/approvals/form/field-value.ts'
import { amountText } from '../../../../domain/approvals/form/value-words.ts'
import { languageTag, t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { ShownTable } from './TableField.tsx'
import { Cell } from './TableGrid.tsx'

/** Each row a card of its own, for a narrow screen. */
export function TableCards(props: ShownTable) {
  const words = () => t().approvalForm
  const sums = () => sumsOf(props.table, props.rows)
  return (
    <div class="grid gap-2">
      <Index each={props.rows}>
        {(row, at) => (
          <div class="grid gap-2 rounded border border-line px-3 py-2">
            <div class="flex items-center justify-between text-xs text-ink-3">
              {words().row(at + 1)}
              <Show when={props.canChangeRows}>
                <IconButton icon={Trash} label={words().removeRow(at + 1)} danger onClick={() => props.remove(at)} />
              </Show>
            </div>
            <Index each={props.columns}>
              {(column) => (
                <Show
                  when={props.isOpen(column())}
                  fallback={
                    <div class="flex items-baseline justify-between gap-3 text-sm">
                      <span class="text-ink-3">{column().label || column().name}</span>
                      <Cell {...props} column={column()} at={at} value={row()[column().name]} />
                    </div>
                  }
                >
                  <Cell {...props} column={column()} at={at} value={row()[column().name]} hasLabel />
                </Show>
              )}
            </Index>
          </div>
        )}
      </Index>
      <For each={props.columns.filter(({ name }) => name in sums())}>
        {(column) => (
          <p class="flex justify-between px-3 text-sm font-medium">
            <span>
              {words().sum} · {column.label || column.name}
            </span>
            <span class="tabular" data-sum={column.name}>
              {amountText(column, sums()[column.name] ?? 0, languageTag())}
            </span>
          </p>
        )}
      </For>
    </div>
  )
}
