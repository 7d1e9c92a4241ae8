import { PanelSection } from '../../../designer/panel/fields.tsx'
import { OutgoingEdges } from '../../../designer/panel/OutgoingEdges.tsx'
import { t } from '../../../i18n/language.ts'
import { Select } from '../../../ui/Select.tsx'
import type { KindFieldsProps } from './node-panel.ts'

/** Which edges a condition takes, and the edges themselves at a glance. */
export function ConditionFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <>
      <PanelSection>
        <Select
          label={words().takes}
          value={props.node.takes ?? 'every'}
          options={(['every', 'first'] as const).map((value) => ({ value, label: words().takesChoices[value] }))}
          onChange={(takes) => props.change({ takes: takes === 'every' ? undefined : takes })}
        />
      </PanelSection>
      <OutgoingEdges drawing={props.drawing} node={props.node.id} />
    </>
  )
}
