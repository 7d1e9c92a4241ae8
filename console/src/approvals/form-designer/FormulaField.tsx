import { createMemo } from 'solid-js'
import type { FormSchema } from '../../../../domain/approvals/form.ts'
import { FeelField } from '../../designer/feel/FeelField.tsx'
import { suggestionsIn } from './form-suggestions.ts'

type FormulaFieldProps = {
  label: string
  help: string
  value: string
  schema: FormSchema
  /** For a column: its table, whose row can be asked. */
  table?: string | undefined
  onChange: (expression: string) => void
}

/** FEEL over the fields of a form. */
export function FormulaField(props: FormulaFieldProps) {
  const suggestions = createMemo(() => suggestionsIn(props.schema, props.table))
  return (
    <FeelField
      label={props.label}
      help={props.help}
      value={props.value}
      suggestions={suggestions()}
      onChange={props.onChange}
    />
  )
}
