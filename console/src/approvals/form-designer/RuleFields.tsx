import { Show } from 'solid-js'
import type { FormSchema } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import type { SetField } from './FieldPanel.tsx'
import { FormulaField } from './FormulaField.tsx'
import type { AnyField } from './form-changes.ts'

const computedKinds = ['text', 'textarea', 'number', 'money', 'date', 'datetime', 'switch']

/** What computes a field, and when it is shown. */
export function RuleFields(props: { field: AnyField; schema: FormSchema; table: string | undefined; set: SetField }) {
  const words = () => t().formDesigner
  const canBeComputed = (): boolean => computedKinds.includes(props.field.type)
  const formula = (): string => ('formula' in props.field && props.field.formula) || ''
  const rule = (): string => ('visible_when' in props.field && props.field.visible_when) || ''
  return (
    <Show when={canBeComputed() || props.table === undefined}>
      <div class="grid gap-3 border-t border-line pt-4">
        <h3 class="text-xs font-medium text-ink-2">{words().parts.rules}</h3>
        <Show when={canBeComputed()}>
          <FormulaField
            label={words().formula}
            help={words().formulaHelp}
            value={formula()}
            schema={props.schema}
            table={props.table}
            onChange={(next) => props.set({ formula: next, ...(next !== '' && { default: undefined }) })}
          />
        </Show>
        <Show when={props.table === undefined}>
          <FormulaField
            label={words().visibleWhen}
            help={words().visibleWhenHelp}
            value={rule()}
            schema={props.schema}
            onChange={(visible_when) => props.set({ visible_when })}
          />
        </Show>
      </div>
    </Show>
  )
}
