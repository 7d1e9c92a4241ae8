import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Settings from 'lucide-solid/icons/settings-2'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, Show } from 'solid-js'
import type { FormPart } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { FormDesign } from './create-form-design.ts'
import { FormulaField } from './FormulaField.tsx'

/** The name of a section, and what else is set of it. */
export function SectionHead(props: { design: FormDesign; section: FormPart; isOpen: boolean }) {
  const words = () => t().formDesigner
  const [isEditing, setEditing] = createSignal(false)
  const change = (part: Partial<FormPart>): void => {
    const next: FormPart = { ...props.section, ...part }
    if (!next.help) delete next.help
    if (!next.visible_when) delete next.visible_when
    props.design.changeSection(props.section.name, next)
  }
  const rename = (name: string): void => {
    const isTaken = props.design.schema().sections.some((section) => section.name === name.trim())
    if (name.trim() !== '' && !isTaken) change({ name: name.trim() })
  }
  return (
    <div class="grid gap-3 pb-1">
      <div class="flex items-center gap-1">
        <h3 class="mr-auto min-w-0 truncate text-sm font-semibold">{props.section.name}</h3>
        <Show when={props.isOpen}>
          <IconButton
            size="sm"
            icon={Settings}
            label={words().sectionSettings(props.section.name)}
            aria-expanded={isEditing()}
            onClick={() => setEditing(!isEditing())}
          />
          <IconButton
            size="sm"
            icon={ArrowUp}
            label={words().moveUp(props.section.name)}
            onClick={() => props.design.moveSection(props.section.name, -1)}
          />
          <IconButton
            size="sm"
            icon={ArrowDown}
            label={words().moveDown(props.section.name)}
            onClick={() => props.design.moveSection(props.section.name, 1)}
          />
          <IconButton
            size="sm"
            icon={Trash}
            danger
            label={words().removeSection(props.section.name)}
            onClick={() => props.design.removeSection(props.section.name)}
          />
        </Show>
      </div>
      <Show when={isEditing()}>
        <div class="grid gap-3 rounded bg-subtle p-3">
          <TextField label={words().sectionName} maxLength={100} value={props.section.name} onChange={rename} />
          <TextField
            label={words().sectionHelp}
            maxLength={500}
            value={props.section.help ?? ''}
            onChange={(help) => change({ help })}
          />
          <FormulaField
            label={words().visibleWhen}
            help={words().visibleWhenHelp}
            value={props.section.visible_when ?? ''}
            schema={props.design.schema()}
            onChange={(visible_when) => change({ visible_when })}
          />
        </div>
      </Show>
    </div>
  )
}
