import { PanelSection } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { Select } from '../../../../ui/Select.tsx'
import type { StepFieldsProps } from './step-panel.ts'

/** How many of its edges a condition takes. */
export function ConditionFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.condition
  return (
    <PanelSection>
      <Select
        label={words().takes}
        help={words().help}
        value={props.step.config.takes ?? 'first'}
        options={(['first', 'every'] as const).map((value) => ({ value, label: words().takesChoices[value] }))}
        onChange={(takes) => props.change({ takes })}
      />
    </PanelSection>
  )
}
