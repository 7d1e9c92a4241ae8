import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { DrawingState } from './create-drawing.ts'
import type { Saving } from './create-saving.ts'
import type { Settings, Stored } from './store.ts'

type StaleDrawingDialogProps<R extends Stored, D extends Settings, W extends string> = {
  saving: Saving<R, D, W>
  draftOf: (record: R) => D
  drawing: Pick<DrawingState, 'load'> | undefined
}

/** Somebody saved it meanwhile: neither's work is lost without a decision. */
export function StaleDrawingDialog<R extends Stored, D extends Settings, W extends string>(
  props: StaleDrawingDialogProps<R, D, W>,
) {
  const words = () => t().designer.saving

  async function reload(): Promise<void> {
    const record = props.saving.newer()
    if (!record) return
    props.saving.accept(record)
    props.saving.form.reset(props.draftOf(record))
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
