import { createSignal, Match, onMount, Switch } from 'solid-js'
import { createIntent } from '../../api/intent.ts'
import { jobBatchWords } from '../../i18n/job-batch-words.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import type { BatchAction, BatchItem, BatchWish } from './batch-records.ts'
import { RefusedJobs } from './RefusedJobs.tsx'
import { confirmBatch, sendBatch } from './send-batch.ts'
import { TagsDialog } from './TagsDialog.tsx'

/** Carries out what is wished for many jobs: asks where it must, waits, and names those that were refused. */
export function JobBatch(props: { wish: BatchWish; onClose: () => void }) {
  const intent = createIntent()
  const [isBusy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<BatchItem[]>([])
  const target = () => props.wish.target

  onMount(async () => {
    const { what } = props.wish
    if (what === 'tags') return
    if (await confirmBatch(what, target())) await send(what)
    else props.onClose()
  })

  async function send(action: BatchAction, tag?: string): Promise<void> {
    const order = { action, target: target(), ...(tag !== undefined && { tag }) }
    setBusy(true)
    const answer = await sendBatch(order, intent.keyFor(order))
    setBusy(false)
    const left = answer?.items.filter(({ outcome }) => outcome === 'refused') ?? []
    if (left.length === 0) props.onClose()
    else setRefused(left)
  }

  return (
    <Switch>
      <Match when={refused().length > 0}>
        <Dialog
          isOpen
          size="md"
          onClose={props.onClose}
          title={jobBatchWords().refusedTitle(refused().length)}
          footer={<Button onClick={() => props.onClose()}>{t().ui.close}</Button>}
        >
          <RefusedJobs items={refused()} />
        </Dialog>
      </Match>
      <Match when={isBusy()}>
        <Dialog isOpen size="sm" onClose={() => undefined} title={jobBatchWords().working(target().count)}>
          <div class="relative h-1">
            <ProgressBar isActive />
          </div>
        </Dialog>
      </Match>
      <Match when={props.wish.what === 'tags'}>
        <TagsDialog count={target().count} onClose={props.onClose} onChoose={(action, tag) => void send(action, tag)} />
      </Match>
    </Switch>
  )
}
