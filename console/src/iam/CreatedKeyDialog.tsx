import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { CreatedApiKey } from './access-queries.ts'

/** The only time that a key is seen. */
export default function CreatedKeyDialog(props: { value: CreatedApiKey; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={() => props.onClose()}
      title={t().apiKeys.createdTitle}
      description={t().apiKeys.createdBody}
      footer={
        <Button variant="primary" onClick={() => props.onClose()}>
          {t().apiKeys.done}
        </Button>
      }
    >
      <div class="flex items-center gap-2 rounded border border-line bg-subtle py-2 pr-1 pl-3">
        <code class="min-w-0 flex-1 font-mono text-sm break-all select-all">{props.value.key}</code>
        <CopyButton text={props.value.key} label={t().apiKeys.copy} />
      </div>
      <p class="mt-3 text-sm text-ink-2">{t().apiKeys.usage}</p>
      <code class="mt-1 block font-mono text-sm text-ink-2">Authorization: Bearer ops_…</code>
    </Dialog>
  )
}
