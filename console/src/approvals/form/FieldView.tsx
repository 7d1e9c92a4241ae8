import { Show } from 'solid-js'
import { canWriteAny, type FormRights } from '../../../../domain/approvals/form/field-rights.ts'
import { isComputed, isTable } from '../../../../domain/approvals/form/field-value.ts'
import type { FormField, PlainField, TableField as Table } from '../../../../domain/approvals/form.ts'
import { FieldInput } from './FieldInput.tsx'
import { FieldValue } from './FieldValue.tsx'
import type { FormFile } from './file-reads.ts'
import { TableField } from './TableField.tsx'

type FieldViewProps = {
  field: FormField
  value: unknown
  rights: FormRights
  errors: Record<string, string>
  files: FormFile[]
  isOnPaper: boolean
  onChange?: ((value: unknown) => void) | undefined
}

/** A field to be filled in, or with what stands in it, as its reader may. */
export function FieldView(props: FieldViewProps) {
  const path = (): string => `form_data.${props.field.name}`
  const table = (): Table | undefined => (isTable(props.field) ? props.field : undefined)
  const plain = (): PlainField => props.field as PlainField
  const isOpen = (): boolean =>
    props.onChange !== undefined && props.rights[props.field.name] === 'write' && !isComputed(props.field)
  const hasOpenCells = (field: Table): boolean => {
    const own = Object.entries(props.rights).filter(
      ([name]) => name === field.name || name.startsWith(`${field.name}.`),
    )
    return props.onChange !== undefined && canWriteAny(Object.fromEntries(own))
  }
  return (
    <Show
      when={table()}
      fallback={
        <Show when={isOpen()} fallback={<ReadField {...props} field={plain()} error={props.errors[path()]} />}>
          <FieldInput
            field={plain()}
            name={path()}
            value={props.value}
            error={props.errors[path()]}
            files={props.files}
            onChange={(value) => props.onChange?.(value)}
          />
        </Show>
      }
    >
      {(field) => (
        <TableField
          {...props}
          field={field()}
          onChange={hasOpenCells(field()) ? (rows) => props.onChange?.(rows) : undefined}
        />
      )}
    </Show>
  )
}

function ReadField(props: { field: PlainField; value: unknown; files: FormFile[]; error: string | undefined }) {
  return (
    <div class="min-w-0" data-field={`form_data.${props.field.name}`}>
      <p class="text-xs text-ink-3">{props.field.label || props.field.name}</p>
      <div class="mt-0.5 min-h-5 break-words">
        <FieldValue field={props.field} value={props.value} files={props.files} />
      </div>
      <Show when={props.error}>{(message) => <p class="mt-1 text-sm text-failed">{message()}</p>}</Show>
    </div>
  )
}
