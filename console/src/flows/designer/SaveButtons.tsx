import FileClock from 'lucide-solid/icons/file-clock'
import Settings from 'lucide-solid/icons/settings-2'
import { Show } from 'solid-js'
import type { ButtonsProps } from '../../designer/Designer.tsx'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Flow } from '../flow-records.ts'
import type { FlowWish } from './flow-store.ts'
import type { FlowDraft } from './settings/flow-draft.ts'

/** A flow that is enabled is saved as it is; a draft also without being enabled yet. */
export function SaveButtons(props: ButtonsProps<Flow, FlowDraft, FlowWish>) {
  const words = () => t().designer.tools
  const isEnabled = (): boolean => props.saving.stored()?.status === 'enabled'
  const isSaving = (): boolean => props.saving.form.isSaving()
  return (
    <>
      <Show when={props.saving.stored()}>
        <IconButton icon={FileClock} label={words().versions} onClick={() => props.onOpen('versions')} />
      </Show>
      <IconButton icon={Settings} label={words().settings} onClick={() => props.onOpen('settings')} />
      <Show
        when={!isEnabled()}
        fallback={
          <Button variant="primary" pending={isSaving()} onClick={() => props.onSave()}>
            {words().save}
          </Button>
        }
      >
        <Button disabled={isSaving()} onClick={() => props.onSave('draft')}>
          {words().saveDraft}
        </Button>
        <Button variant="primary" pending={isSaving()} onClick={() => props.onSave('enabled')}>
          {t().flows.tools.saveAndEnable}
        </Button>
      </Show>
    </>
  )
}
