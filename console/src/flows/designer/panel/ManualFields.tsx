import { DraftArea, PanelSection } from '../../../designer/panel/fields.tsx'
import { t } from '../../../i18n/language.ts'
import { PeoplePicker } from '../../../iam/PeoplePicker.tsx'
import { TimeoutField } from './AttemptFields.tsx'
import type { KindFieldsProps } from './node-panel.ts'

const mostPeople = 50

export function ManualFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <PanelSection>
      <DraftArea
        label={words().instructions}
        help={words().instructionsHelp}
        maxLength={2000}
        value={props.node.instructions ?? ''}
        onChange={(instructions) => props.change({ instructions: instructions.trim() })}
      />
      <PeoplePicker
        label={words().assignees}
        addLabel={words().addAssignee}
        chosenLabel={words().isAssignee}
        help={words().assigneesHelp}
        most={mostPeople}
        value={props.node.assignee_ids ?? []}
        onChange={(assignee_ids) => props.change({ assignee_ids })}
      />
      <TimeoutField {...props} />
    </PanelSection>
  )
}
