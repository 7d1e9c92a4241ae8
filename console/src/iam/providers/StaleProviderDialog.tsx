import { createEffect, createSignal } from 'solid-js'
import { providerWords } from '../../i18n/provider-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Provider } from './provider-queries.ts'

type StaleProviderDialogProps = {
  newer: Provider | undefined
  onReload: (provider: Provider) => void
  onOverwrite: (provider: Provider) => Promise<unknown>
  onClose: () => void
}

/** Somebody saved the provider meanwhile: neither's work is lost without a decision. */
export function StaleProviderDialog(props: StaleProviderDialogProps) {
  const [provider, setProvider] = createSignal<Provider>()
  createEffect(() => props.newer && setProvider(props.newer))
  const withProvider = (act: (provider: Provider) => unknown) => () => {
    const current = provider()
    return current && act(current)
  }
  return (
    <Dialog
      isOpen={props.newer !== undefined}
      onClose={props.onClose}
      role="alertdialog"
      title={providerWords().staleTitle}
      description={providerWords().staleBody}
      footer={
        <>
          <Button onClick={withProvider(props.onReload)}>{providerWords().staleReload}</Button>
          <Button variant="danger" onClick={withProvider(props.onOverwrite)}>
            {providerWords().staleOverwrite}
          </Button>
        </>
      }
    />
  )
}
