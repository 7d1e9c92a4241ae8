import Columns3 from 'lucide-solid/icons/columns-3'
import { For } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Checkbox } from '../Checkbox.tsx'
import { IconButton } from '../IconButton.tsx'
import { Popover } from '../Popover.tsx'
import type { Column, createColumnChoice } from './columns.ts'

export type ColumnChooserProps = {
  columns: Pick<Column<never>, 'id' | 'header' | 'isFixed' | 'isHiddenAtFirst'>[]
  choice: ReturnType<typeof createColumnChoice>
}

export function ColumnChooserBox(props: ColumnChooserProps) {
  return (
    <Popover
      title={t().ui.columns}
      trigger={(trigger) => <IconButton {...trigger()} icon={Columns3} label={t().ui.columns} />}
    >
      <div class="grid min-w-40 gap-2 p-2">
        <For each={props.columns.filter((column) => !column.isFixed)}>
          {(column) => (
            <Checkbox
              label={column.header}
              checked={props.choice.isShown(column)}
              onChange={(isWanted) => props.choice.show(column.id, isWanted)}
            />
          )}
        </For>
      </div>
    </Popover>
  )
}
