import { answerOf, api } from '../../api/client.ts'
import { robotWords } from '../../i18n/robot-words.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { confirmAction } from '../../ui/confirm.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toast.ts'

/** Gives the new secret, which is not shown again; nothing when it was not wanted after all. */
export async function changeWebhookSecret(): Promise<string | undefined> {
  const words = robotWords()
  const isConfirmed = await confirmAction({
    title: words.signingTitle,
    body: words.signingBody,
    confirmLabel: words.signingConfirm,
  })
  if (!isConfirmed) return undefined
  try {
    return (await answerOf(api.POST('/api/v1/webhook-secrets'))).secret
  } catch (error) {
    toast.error(words.signingFailed, error)
    return undefined
  }
}

/** The only time that a secret is seen. */
export function NewSecretDialog(props: { secret: string | undefined; onClose: () => void }) {
  const words = () => robotWords()
  return (
    <Dialog
      isOpen={props.secret !== undefined}
      onClose={() => props.onClose()}
      title={words().newSecretTitle}
      description={words().newSecretBody}
      footer={
        <Button variant="primary" onClick={() => props.onClose()}>
          {words().done}
        </Button>
      }
    >
      <div class="flex items-center gap-2 rounded border border-line bg-subtle py-2 pr-1 pl-3">
        <code class="min-w-0 flex-1 font-mono text-sm break-all select-all">{props.secret}</code>
        <CopyButton text={props.secret ?? ''} label={words().copySecret} />
      </div>
    </Dialog>
  )
}
