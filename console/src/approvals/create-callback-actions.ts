import { api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { t } from '../i18n/language.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'
import { type Callback, refreshApprovals } from './approval-queries.ts'

export type CallbackVerb = Callback['actions'][number]

/** Has a callback tried again, or lets it pass. */
export function createCallbackActions(approvalId: () => number) {
  const intent = createIntent()

  async function rule(verb: CallbackVerb, callback: Callback): Promise<void> {
    if (verb === 'skip' && !(await isMeant(callback))) return
    const path = { id: approvalId(), callback_id: callback.id }
    const options = { params: { path }, ...once(intent.keyFor([path, verb, callback.attempts])) }
    const words = t().approvalCallbacks
    try {
      await api.POST(`/api/v1/approvals/{id}/callbacks/{callback_id}/${verb}`, options)
      intent.done()
      toast.success(verb === 'retry' ? words.retried : words.skipped)
    } catch (error) {
      toast.error(words.failed, error)
    } finally {
      await refreshApprovals()
    }
  }

  return { rule }
}

async function isMeant({ node_id }: Callback): Promise<boolean> {
  const words = t().approvalCallbacks
  return confirmAction({
    title: words.skipTitle,
    body: node_id === null ? words.skipCallback : words.skipService,
    confirmLabel: words.skip,
    isDangerous: true,
  })
}
