import Trash from 'lucide-solid/icons/trash'
import { For, Index, Show } from 'solid-js'
import { sumsOf } from '../../../../domain/approvals/form/field-value.ts'
import { amountText } from '../../../../domain/approvals/form/value-words.ts'
import type { PlainField } from '../../../../domain/approvals/form.ts'
import { languageTag, t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { FieldInput } from './FieldInput.tsx'
import { FieldValue } from './FieldValue.tsx'
import type { ShownTable } from './TableField.tsx'

const isNumber = ({ type }: PlainField): boolean => type === 'number' || type === 'money'

/** Rows below each other. */
export function TableGrid(props: ShownTable) {
  const words = () => t().approvalForm
  const sums = () => sumsOf(props.table, props.rows)
  const hasSums = (): boolean => props.columns.some(({ name }) => name in sums())
  return (
    <div class="overflow-x-auto rounded border border-line">
      <table class="w-full border-collapse text-sm">
        <thead>
          <tr class="bg-subtle text-left text-xs text-ink-2">
            <th class="w-8 px-2 py-1.5 font-normal" aria-label={words().row(0).replace('0', '')} />
            <For each={props.columns}>
              {(column) => (
                <th
                  scope="col"
                  class="min-w-28 px-2 py-1.5 font-medium whitespace-nowrap"
                  classList={{ 'text-right': isNumber(column) && !props.isOpen(column) }}
                >
                  {column.label || column.name}
                </th>
              )}
            </For>
            <Show when={props.canChangeRows}>
              <th class="w-9 print:hidden">
                <span class="sr-only">{words().rowActions}</span>
              </th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <Index each={props.rows}>
            {(row, at) => (
              <tr class="border-t border-line align-top">
                <td class="tabular px-2 py-2 text-xs text-ink-3">{at + 1}</td>
                <Index each={props.columns}>
                  {(column) => (
                    <td class="px-2 py-1" classList={{ 'text-right': isNumber(column()) && !props.isOpen(column()) }}>
                      <Cell {...props} column={column()} at={at} value={row()[column().name]} />
                    </td>
                  )}
                </Index>
                <Show when={props.canChangeRows}>
                  <td class="py-1 pr-1 print:hidden">
                    <IconButton
                      icon={Trash}
                      label={words().removeRow(at + 1)}
                      danger
                      onClick={() => props.remove(at)}
                    />
                  </td>
                </Show>
              </tr>
            )}
          </Index>
        </tbody>
        <Show when={hasSums()}>
          <tfoot>
            <tr class="border-t border-line-strong bg-subtle font-medium">
              <td class="px-2 py-1.5 text-xs whitespace-nowrap">{words().sum}</td>
              <For each={props.columns}>
                {(column) => (
                  <td
                    class="tabular px-2 py-1.5"
                    classList={{ 'text-right': !props.isOpen(column) }}
                    data-sum={column.name in sums() ? column.name : undefined}
                  >
                    {column.name in sums() ? amountText(column, sums()[column.name] ?? 0, languageTag()) : ''}
                  </td>
                )}
              </For>
              <Show when={props.canChangeRows}>
                <td class="print:hidden" />
              </Show>
            </tr>
          </tfoot>
        </Show>
      </table>
    </div>
  )
}

type CellProps = ShownTable & { column: PlainField; at: number; value: unknown }

export function Cell(props: CellProps & { hasLabel?: boolean }) {
  const error = (): string | undefined => props.errorAt(props.at, props.column.name)
  return (
    <Show
      when={props.isOpen(props.column)}
      fallback={
        <div class="py-1" data-field={props.pathOf(props.at, props.column.name)}>
          <FieldValue field={props.column} value={props.value} files={props.files} isShort />
          <Show when={error()}>{(message) => <p class="text-failed">{message()}</p>}</Show>
        </div>
      }
    >
      <FieldInput
        field={props.column}
        name={props.pathOf(props.at, props.column.name)}
        value={props.value}
        error={error()}
        files={props.files}
        onChange={(value) => props.change(props.at, props.column.name, value)}
        {...(!props.hasLabel && {
          cellLabel: t().approvalForm.cell(props.column.label || props.column.name, props.at + 1),
        })}
      />
    </Show>
  )
}
