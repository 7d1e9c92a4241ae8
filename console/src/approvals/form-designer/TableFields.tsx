import { For, Show } from 'solid-js'
import type { TableField } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import type { SetField } from './FieldPanel.tsx'

/** How many rows a table has, and which of its columns have a sum. */
export function TableFields(props: { field: TableField; set: SetField }) {
  const words = () => t().formDesigner
  const numbers = () => props.field.fields.filter(({ type }) => type === 'number' || type === 'money')
  const setSum = (name: string, isOn: boolean): void =>
    props.set({ sums: isOn ? [...props.field.sums, name] : props.field.sums.filter((one) => one !== name) })
  return (
    <div class="grid gap-3 border-t border-line pt-4">
      <h3 class="text-xs font-medium text-ink-2">{words().parts.columns}</h3>
      <div class="grid grid-cols-2 gap-3">
        <NumberField
          label={words().minRows}
          min={0}
          max={500}
          value={props.field.min_rows}
          onChange={(min_rows) => props.set({ min_rows })}
        />
        <NumberField
          label={words().maxRows}
          min={1}
          max={500}
          value={props.field.max_rows}
          onChange={(max_rows) => props.set({ max_rows })}
        />
      </div>
      <fieldset>
        <legend class="mb-1 text-sm font-medium">{words().sums}</legend>
        <Show when={numbers().length > 0} fallback={<p class="text-xs text-ink-3">{words().noSums}</p>}>
          <div class="flex flex-wrap gap-x-4 gap-y-1.5">
            <For each={numbers()}>
              {(column) => (
                <Checkbox
                  label={column.label || column.name}
                  checked={props.field.sums.includes(column.name)}
                  onChange={(isOn) => setSum(column.name, isOn)}
                />
              )}
            </For>
          </div>
        </Show>
      </fieldset>
    </div>
  )
}
