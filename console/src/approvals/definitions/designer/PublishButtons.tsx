import FileClock from 'lucide-solid/icons/file-clock'
import Settings from 'lucide-solid/icons/settings-2'
import { Show } from 'solid-js'
import type { ButtonsProps } from '../../../designer/Designer.tsx'
import { t } from '../../../i18n/language.ts'
import { can } from '../../../session/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { Workflow } from '../workflow-records.ts'
import type { WorkflowWish } from './approval-store.ts'
import type { WorkflowDraft } from './settings/workflow-draft.ts'

/** What is saved counts for new requests only once it is published. */
export function PublishButtons(props: ButtonsProps<Workflow, WorkflowDraft, WorkflowWish>) {
  const words = () => t().designer.tools
  const isSaving = (): boolean => props.saving.form.isSaving()
  return (
    <>
      <Show when={(props.saving.stored()?.version ?? 0) > 0}>
        <IconButton icon={FileClock} label={words().versions} onClick={() => props.onOpen('versions')} />
      </Show>
      <IconButton icon={Settings} label={words().settings} onClick={() => props.onOpen('settings')} />
      <Show when={can('workflow:write')}>
        <Button disabled={isSaving()} onClick={() => props.onSave()}>
          {words().save}
        </Button>
        <Show when={can('workflow:publish')}>
          <Button variant="primary" pending={isSaving()} onClick={() => props.onSave('publish')}>
            {t().workflowDesigner.publish}
          </Button>
        </Show>
      </Show>
    </>
  )
}
