import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { For } from 'solid-js'
import { paramTypes } from '../../../../../domain/jobs/job.ts'
import { DraftField, PanelSection } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { KindFieldsProps } from './node-panel.ts'

type Outputs = NonNullable<KindFieldsProps['node']['outputs']>

/** The fields that the result has, so that nodes behind can rely on them. */
export function OutputFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  const rows = (): [string, Outputs[string]][] => Object.entries(props.node.outputs ?? {})
  const set = (changed: [string, Outputs[string]][]): void => {
    const named = changed.filter(([name]) => name.trim() !== '')
    props.change({ outputs: named.length > 0 ? Object.fromEntries(named) : undefined })
  }
  const replace = (index: number, row: [string, Outputs[string]]): void =>
    set(rows().map((one, place) => (place === index ? row : one)))
  const freshName = (): string => {
    const taken = new Set(rows().map(([name]) => name))
    for (let count = 1; ; count++) if (!taken.has(`field${count}`)) return `field${count}`
  }
  return (
    <PanelSection title={words().outputs}>
      <p class="text-sm text-ink-3">{words().outputsHelp}</p>
      <For each={rows()}>
        {([name, type], index) => (
          <div class="grid grid-cols-[1fr_104px_auto] items-end gap-2">
            <DraftField
              label={words().outputName}
              value={name}
              mono
              maxLength={100}
              onChange={(next) => replace(index(), [next.trim() || name, type])}
            />
            <Select
              label={words().outputType}
              value={type}
              options={paramTypes.map((value) => ({ value, label: t().jobs.paramTypes[value] }))}
              onChange={(next) => replace(index(), [name, next])}
            />
            <IconButton
              icon={X}
              label={words().removeOutput(name)}
              onClick={() => set(rows().filter((_, place) => place !== index()))}
            />
          </div>
        )}
      </For>
      <div>
        <Button size="sm" icon={Plus} onClick={() => set([...rows(), [freshName(), 'string']])}>
          {words().addOutput}
        </Button>
      </div>
    </PanelSection>
  )
}
