import type { Problem } from '../../../../designer/store.ts'
import { t } from '../../../../i18n/language.ts'
import { Button } from '../../../../ui/Button.tsx'
import type { Form } from '../../../../ui/create-form.ts'
import { Drawer } from '../../../../ui/Drawer.tsx'
import { SettingsFields } from '../../SettingsFields.tsx'
import type { WorkflowDraft } from './workflow-draft.ts'

type SettingsDrawerProps = { form: Form<WorkflowDraft>; problems: Problem[]; isOpen: boolean; onClose: () => void }

/** What a definition is besides its drawing. Saved together with the canvas. */
export function SettingsDrawer(props: SettingsDrawerProps) {
  const words = () => t().workflowDesigner.settings
  return (
    <Drawer
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      title={words().title}
      footer={
        <>
          <span class="mr-auto self-center text-sm text-ink-3">{words().note}</span>
          <Button variant="primary" onClick={() => props.onClose()}>
            {words().done}
          </Button>
        </>
      }
    >
      <SettingsFields form={props.form} problems={props.problems} />
    </Drawer>
  )
}
