import { Designer } from '../../../designer/Designer.tsx'
import type { Panels } from '../../../designer/panel/panels.ts'
import type { Workflow } from '../workflow-records.ts'
import { approvalNotation } from './approval-notation.ts'
import { approvalStore } from './approval-store.ts'
import { PublishButtons } from './PublishButtons.tsx'
import { StepPanel } from './panel/StepPanel.tsx'
import { WayPanel } from './panel/WayPanel.tsx'
import { SettingsDrawer } from './settings/SettingsDrawer.tsx'
import type { WorkflowDraft } from './settings/workflow-draft.ts'

const panels: Panels<WorkflowDraft> = { node: StepPanel, edge: WayPanel, wordsOf: () => undefined }

/** Definitions of approvals on the canvas. */
export default function ApprovalDesigner(props: { workflow?: Workflow }) {
  return (
    <Designer
      {...(props.workflow && { record: props.workflow })}
      notation={approvalNotation}
      store={approvalStore}
      panels={panels}
      buttons={PublishButtons}
      settings={SettingsDrawer}
    />
  )
}
