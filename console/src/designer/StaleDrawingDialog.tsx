import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { DrawingState } from './create-drawing.ts'
import type { Saving } from './create-saving.ts'
import { flowDraftOf } from './settings/flow-draft.ts'

/** Somebody saved the flow meanwhile: neither's work is lost without a decision. */
export function StaleFlowDialog(props: { saving: Saving; drawing: DrawingState | undefined }) {
  const words = () => t().flows.saving

  async function reload(): Promise<void> {
    const record = props.saving.newer()
    if (!record) return
    props.saving.accept(record)
    props.saving.form.reset(flowDraftOf(record))
    await props.drawing?.load(record.bpmn_xml, { isSaved: true })
  }

  async function overwrite(): Promise<void> {
    const record = props.saving.newer()
    if (!record) return
    props.saving.accept(record)
    await props.saving.save()
  }

  return (
    <Dialog
      isOpen={props.saving.newer() !== undefined}
      onClose={props.saving.forgetNewer}
      role="alertdialog"
      title={words().staleTitle}
      description={words().staleBody}
      footer={
        <>
          <Button onClick={reload}>{words().staleReload}</Button>
          <Button variant="danger" onClick={overwrite}>
            {words().staleOverwrite}
          </Button>
        </>
      }
    />
  )
}
