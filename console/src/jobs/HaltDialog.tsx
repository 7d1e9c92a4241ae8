import { createSignal, Show } from 'solid-js'
import { answerOf, api } from '../api/client.ts'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { schedulerWords } from '../i18n/scheduler-words.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { toast } from '../ui/toast.ts'
import { take } from './halt.ts'

const lookAgainMs = 3000

/** Stops all of the scheduler, with a reason that everybody reads. */
export function HaltDialog(props: { onClose: () => void }) {
  const words = () => schedulerWords()
  const [reason, setReason] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  const [cancels, setCancels] = createSignal(false)
  const now = createRecord(() => ({
    key: ['scheduler', 'now'],
    load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/scheduler/state', { signal })),
    everyMs: lookAgainMs,
  }))

  async function halt(): Promise<void> {
    if (reason().trim() === '') return void setProblem(t().form.required(words().reason))
    try {
      const body = { reason: reason().trim(), cancel_running: cancels() }
      const state = await answerOf(api.POST('/api/v1/scheduler/halt', { body }))
      take(state)
      toast.success(cancels() ? words().haltedAndCancelled(state.cancelled_runs) : words().halted)
      props.onClose()
    } catch (error) {
      toast.error(words().haltFailed, error)
    }
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={words().title}
      description={words().body}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="danger" onClick={halt}>
            {words().halt}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <TextArea
          label={words().reason}
          help={words().reasonHelp}
          required
          rows={2}
          maxLength={500}
          value={reason()}
          error={problem()}
          onChange={(text) => {
            setReason(text)
            setProblem(undefined)
          }}
        />
        <Show when={now.data()} keyed={false}>
          {(state) => (
            <Checkbox
              label={words().cancelRunning(state().open_runs)}
              help={words().cancelRunningHelp}
              checked={cancels()}
              disabled={state().open_runs === 0 && !cancels()}
              onChange={setCancels}
            />
          )}
        </Show>
      </div>
    </Dialog>
  )
}
