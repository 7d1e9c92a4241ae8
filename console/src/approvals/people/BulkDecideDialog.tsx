import { createSignal, For, Show } from 'solid-js'
import { answerOf, api, once, type Schemas } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Badge } from '../../ui/StatusBadge.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { toast } from '../../ui/toast.ts'
import { type ApprovalBrief, refreshApprovals } from '../approval-queries.ts'

type Outcome = Schemas['ApprovalBulk']['items'][number]
export type BulkOrder = { action: 'approve' | 'reject'; requests: ApprovalBrief[] }

/** Several requests at once, and then what came of each. */
export function BulkDecideDialog(props: { order: BulkOrder; onClose: () => void }) {
  const words = () => t().approvalPeople
  const intent = createIntent()
  const [comment, setComment] = createSignal('')
  const [outcomes, setOutcomes] = createSignal<Outcome[]>()
  const [isBusy, setBusy] = createSignal(false)
  const titleOf = (id: number): string => props.order.requests.find((one) => one.id === id)?.title ?? `#${id}`

  async function decide(): Promise<void> {
    const { action, requests } = props.order
    const said = comment().trim()
    const body = { action, items: requests.map(({ id }) => ({ id })), ...(said && { comment: said }) }
    setBusy(true)
    try {
      const { items } = await answerOf(
        api.POST('/api/v1/approvals/bulk-decide', { body, ...once(intent.keyFor(['bulk', body])) }),
      )
      intent.done()
      const refused = items.filter(({ outcome }) => outcome === 'refused').length
      if (refused > 0) return void setOutcomes(items)
      toast.success(words().bulkDone(items.length, 0))
      props.onClose()
    } catch (error) {
      toast.error(words().bulkFailed, error)
    } finally {
      setBusy(false)
      await refreshApprovals()
    }
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={outcomes() ? words().bulkResults : words().bulkTitle[props.order.action](props.order.requests.length)}
      description={outcomes() ? undefined : words().bulkBody}
      footer={
        <Show
          when={outcomes()}
          fallback={
            <>
              <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
              <Button variant="primary" pending={isBusy()} onClick={decide}>
                {props.order.action === 'approve' ? words().agree : words().refuse}
              </Button>
            </>
          }
        >
          <Button onClick={() => props.onClose()}>{words().close}</Button>
        </Show>
      }
    >
      <Show
        when={outcomes()}
        fallback={
          <TextArea
            label={words().bulkComment}
            required={false}
            rows={2}
            maxLength={4000}
            value={comment()}
            onChange={setComment}
          />
        }
      >
        {(items) => <Outcomes items={items()} titleOf={titleOf} />}
      </Show>
    </Dialog>
  )
}

function Outcomes(props: { items: Outcome[]; titleOf: (id: number) => string }) {
  const words = () => t().approvalPeople
  const refused = (): number => props.items.filter(({ outcome }) => outcome === 'refused').length
  return (
    <div class="grid gap-3">
      <p>{words().bulkDone(props.items.length - refused(), refused())}</p>
      <ul class="grid gap-2">
        <For each={props.items}>
          {({ id, outcome, reason }) => (
            <li class="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-2">
              <span class="min-w-0 break-words">{props.titleOf(id)}</span>
              <Badge tone={outcome === 'done' ? 'success' : 'failed'} plain>
                {words().outcomes[outcome]}
              </Badge>
              <Show when={reason}>{(text) => <span class="basis-full text-sm text-ink-2">{text()}</span>}</Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
