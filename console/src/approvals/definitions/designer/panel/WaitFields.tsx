import { PanelSection } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { CalendarPicker } from './CalendarPicker.tsx'
import { DurationField } from './DurationField.tsx'
import type { StepFieldsProps } from './step-panel.ts'

const mostSeconds = 366 * 86_400

export function WaitFields(props: StepFieldsProps) {
  return (
    <PanelSection>
      <DurationField
        label={t().workflowDesigner.wait}
        most={mostSeconds}
        value={props.step.config.seconds}
        onChange={(seconds) => seconds !== undefined && props.change({ seconds })}
      />
      <CalendarPicker
        value={props.step.config.calendar_id ?? undefined}
        onChange={(calendar_id) => props.change({ calendar_id })}
      />
    </PanelSection>
  )
}
