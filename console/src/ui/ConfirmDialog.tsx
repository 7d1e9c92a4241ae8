import { createEffect, createSignal, on, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { type Confirmation, pendingConfirmation } from './confirm.ts'
import { Dialog } from './Dialog.tsx'
import { TextField } from './TextField.tsx'

/** Mounted once; `confirmAction` opens it. */
export function ConfirmDialog() {
  const [typed, setTyped] = createSignal('')
  const [last, setLast] = createSignal<Confirmation>()
  createEffect(
    on(pendingConfirmation, (next) => {
      setTyped('')
      if (next) setLast(next)
    }),
  )
  const isBlocked = (): boolean => {
    const name = last()?.nameToType
    return name !== undefined && typed().trim() !== name
  }
  const answer = (isConfirmed: boolean): void => pendingConfirmation()?.answer(isConfirmed)

  return (
    <Dialog
      isOpen={pendingConfirmation() !== undefined}
      onClose={() => answer(false)}
      size="sm"
      role="alertdialog"
      title={last()?.title ?? ''}
      description={last()?.body}
      footer={
        <>
          <Button onClick={() => answer(false)}>{t().ui.cancel}</Button>
          <Button
            variant={last()?.isDangerous ? 'danger' : 'primary'}
            disabled={isBlocked()}
            onClick={() => answer(true)}
          >
            {last()?.confirmLabel}
          </Button>
        </>
      }
    >
      <Show when={last()?.nameToType}>
        {(name) => (
          <TextField label={t().ui.typeToConfirm(name())} value={typed()} onChange={setTyped} autocomplete="off" />
        )}
      </Show>
    </Dialog>
  )
}
