import { createSaving } from '../../designer/create-saving.ts'
import { StaleDrawingDialog } from '../../designer/StaleDrawingDialog.tsx'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Form } from '../../ui/Form.tsx'
import { approvalStore } from './designer/approval-store.ts'
import { SettingsFields } from './SettingsFields.tsx'
import type { Workflow } from './workflow-records.ts'

/** What a definition is besides its drawing, to be changed without opening the canvas. */
export default function WorkflowSettings(props: { workflow: Workflow }) {
  // What is drawn is sent back as it came.
  const drawing = { write: async () => props.workflow.bpmn_xml, markSaved: () => undefined }
  const saving = createSaving({
    ...{ record: props.workflow, store: approvalStore },
    drawing: () => drawing,
    validation: () => undefined,
    onCreated: () => undefined,
  })
  return (
    <>
      <fieldset disabled={!can('workflow:write')}>
        <Form form={saving.form} submitLabel={t().workflowDesigner.settings.save}>
          <SettingsFields form={saving.form} problems={props.workflow.problems} />
        </Form>
      </fieldset>
      <StaleDrawingDialog saving={saving} draftOf={(record) => approvalStore.draftOf(record)} drawing={undefined} />
    </>
  )
}
