import { createEffect, createSignal } from 'solid-js'
import { Button } from './Button.tsx'
import type { Form } from './create-form.ts'
import type { RecordVersion } from './create-record-version.ts'
import { Dialog } from './Dialog.tsx'

type StaleWords = { staleTitle: string; staleBody: string; staleReload: string; staleOverwrite: string }

type StaleDialogProps<Saved extends { version: number }, Draft extends object> = {
  version: RecordVersion<Saved>
  form: Form<Draft>
  draftOf: (record: Saved) => Draft
  words: StaleWords
  /** Takes over, before overwriting, what of the newer record need not be lost. */
  merge?: (record: Saved) => void
}

/** Somebody saved the record meanwhile: neither's work is lost without a decision. */
export function StaleDialog<Saved extends { version: number }, Draft extends object>(
  props: StaleDialogProps<Saved, Draft>,
) {
  // What is shown while the dialog goes away.
  const [last, setLast] = createSignal<Saved>()
  createEffect(() => {
    const newer = props.version.newer()
    if (newer) setLast(() => newer)
  })
  const accept = (then: (record: Saved) => unknown) => () => {
    const record = last()
    if (!record) return
    props.version.accept(record)
    return then(record)
  }
  return (
    <Dialog
      isOpen={props.version.newer() !== undefined}
      onClose={props.version.forget}
      role="alertdialog"
      title={props.words.staleTitle}
      description={props.words.staleBody}
      footer={
        <>
          <Button onClick={accept((record) => props.form.reset(props.draftOf(record)))}>
            {props.words.staleReload}
          </Button>
          <Button
            variant={props.merge ? 'primary' : 'danger'}
            onClick={accept((record) => {
              props.merge?.(record)
              return props.form.save()
            })}
          >
            {props.words.staleOverwrite}
          </Button>
        </>
      }
    />
  )
}
