import Plus from 'lucide-solid/icons/plus'
import { createUniqueId, Show } from 'solid-js'
import { canChangeRows, type FormRights } from '../../../../domain/approvals/form/field-rights.ts'
import { isComputed, mostRows, rowsOf } from '../../../../domain/approvals/form/field-value.ts'
import { newRow } from '../../../../domain/approvals/form/first-values.ts'
import type { FormData, PlainField, TableField as Table } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { createIsNarrow } from '../../ui/create-media-query.ts'
import { FieldNotes } from '../../ui/Field.tsx'
import type { FormFile } from './file-reads.ts'
import { firstOf } from './first-values-here.ts'
import { TableCards } from './TableCards.tsx'
import { TableGrid } from './TableGrid.tsx'

type TableFieldProps = {
  field: Table
  value: unknown
  rights: FormRights
  errors: Record<string, string>
  files: FormFile[]
  isOnPaper: boolean
  onChange: ((rows: FormData[]) => void) | undefined
}

/** What a table shows, be it beside or below each other. */
export type ShownTable = {
  table: Table
  columns: PlainField[]
  rows: FormData[]
  files: FormFile[]
  canChangeRows: boolean
  isOpen: (column: PlainField) => boolean
  errorAt: (row: number, column: string) => string | undefined
  pathOf: (row: number, column: string) => string
  change: (row: number, column: string, value: unknown) => void
  remove: (row: number) => void
}

/** Rows to fill in or to read, with sums; on a narrow screen each row is a card. */
export function TableField(props: TableFieldProps) {
  const id = createUniqueId()
  const isNarrow = createIsNarrow()
  const words = () => t().approvalForm
  const path = (): string => `form_data.${props.field.name}`
  const rows = (): FormData[] => rowsOf(props.value)
  /** What is computed stands in no value that is sent on. */
  const given = (): FormData[] => {
    const names = new Set(props.field.fields.filter(isComputed).map(({ name }) => name))
    return rows().map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.has(name))))
  }
  const rightOf = ({ name }: PlainField) =>
    props.rights[`${props.field.name}.${name}`] ?? props.rights[props.field.name]
  const canAdd = (): boolean => props.onChange !== undefined && canChangeRows(props.field, props.rights)
  const shown = (): ShownTable => ({
    table: props.field,
    columns: props.field.fields.filter((column) => rightOf(column) !== 'hidden'),
    rows: rows(),
    files: props.files,
    canChangeRows: canAdd(),
    isOpen: (column) => props.onChange !== undefined && rightOf(column) === 'write' && !isComputed(column),
    errorAt: (row, column) => props.errors[`${path()}[${row}].${column}`],
    pathOf: (row, column) => `${path()}[${row}].${column}`,
    change: (at, column, value) =>
      props.onChange?.(given().map((row, index) => (index === at ? { ...row, [column]: value } : row))),
    remove: (at) => props.onChange?.(given().filter((_, index) => index !== at)),
  })
  return (
    <fieldset class="min-w-0" data-field={path()} aria-describedby={props.errors[path()] ? `${id}-error` : undefined}>
      <legend class="mb-1 text-sm font-medium">{props.field.label || props.field.name}</legend>
      <Show
        when={rows().length > 0}
        fallback={<p class="text-sm text-ink-3">{canAdd() ? words().noRows : words().noRowsRead}</p>}
      >
        <Show when={isNarrow() && !props.isOnPaper} fallback={<TableGrid {...shown()} />}>
          <TableCards {...shown()} />
        </Show>
      </Show>
      <Show when={canAdd() && rows().length < (props.field.max_rows ?? mostRows)}>
        <div class="mt-2">
          <Button size="sm" icon={Plus} onClick={() => props.onChange?.([...given(), newRow(props.field, firstOf())])}>
            {words().addRow}
          </Button>
        </div>
      </Show>
      <FieldNotes id={id} help={props.field.help} error={props.errors[path()]} />
    </fieldset>
  )
}
