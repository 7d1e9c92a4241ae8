import { createSignal } from 'solid-js'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/language.ts'
import { watchWords } from '../../i18n/watch-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { toast } from '../../ui/toast.ts'
import type { Alert } from './watch-queries.ts'

/** Puts an alert aside that no success will end. */
export function CloseAlertDialog(props: { alert: Alert; onClose: () => void }) {
  const words = () => watchWords()
  const [note, setNote] = createSignal('')

  async function close(): Promise<void> {
    const body = { note: note().trim() || undefined }
    try {
      await api.POST('/api/v1/alerts/{id}/close', { params: { path: { id: props.alert.id } }, body })
      toast.success(words().closed)
      props.onClose()
    } catch (error) {
      toast.error(words().closeFailed, error)
    }
    await queryClient.invalidateQueries({ queryKey: ['alerts'] })
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={words().closeTitle(props.alert.job_name)}
      description={props.alert.reason === 'consecutive' ? words().closeSeriesBody : words().closeBody}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" onClick={close}>
            {words().close}
          </Button>
        </>
      }
    >
      <TextArea
        label={words().note}
        help={words().noteHelp}
        required={false}
        rows={2}
        maxLength={500}
        value={note()}
        onChange={setNote}
      />
    </Dialog>
  )
}
