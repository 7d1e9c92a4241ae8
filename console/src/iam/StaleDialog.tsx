import { createEffect, createSignal } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Somebody saved the record meanwhile: neither's work is lost without a decision. */
export function StaleDialog<T>(props: {
  newer: T | undefined
  onReload: (record: T) => void
  onOverwrite: (record: T) => Promise<unknown>
  onClose: () => void
}) {
  const [last, setLast] = createSignal<T>()
  createEffect(() => props.newer && setLast(() => props.newer))
  const withLast = (act: (record: T) => unknown) => () => {
    const record = last()
    return record && act(record)
  }
  return (
    <Dialog
      isOpen={props.newer !== undefined}
      onClose={props.onClose}
      role="alertdialog"
      title={t().users.staleTitle}
      description={t().users.staleBody}
      footer={
        <>
          <Button onClick={withLast(props.onReload)}>{t().users.staleReload}</Button>
          <Button variant="danger" onClick={withLast(props.onOverwrite)}>
            {t().users.staleOverwrite}
          </Button>
        </>
      }
    />
  )
}
