import { api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { t } from '../i18n/language.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'
import { refreshApprovals } from './approval-queries.ts'

export type Verb = keyof ReturnType<typeof t>['approvals']['verbs']
type Extra = {
  comment?: string
  to_node?: string
  attachments?: number[]
  form_data?: Record<string, unknown> | undefined
}

/** What somebody does to a request; pressing twice does it once. */
export function createApprovalActions(id: () => number, { onRefused }: { onRefused?: (error: unknown) => void } = {}) {
  const intent = createIntent()

  async function act(verb: Verb, { comment = '', ...extra }: Extra = {}): Promise<boolean> {
    if (!(await isMeant(verb))) return false
    const said = comment.trim()
    const body = { ...extra, ...(said && { comment: said }) }
    const options = { params: { path: { id: id() } }, ...once(intent.keyFor([id(), verb, body])) }
    try {
      await api.POST(`/api/v1/approvals/{id}/${verb}`, { ...options, body })
      intent.done()
      toast.success(t().approvals.done[verb])
      return true
    } catch (error) {
      onRefused?.(error)
      toast.error(t().approvals.failed, error)
      return false
    } finally {
      await refreshApprovals()
    }
  }

  return { act }
}

async function isMeant(verb: Verb): Promise<boolean> {
  const words = t().approvals
  if (verb !== 'withdraw' && verb !== 'discard') return true
  return confirmAction({
    title: verb === 'withdraw' ? words.withdrawTitle : words.discardTitle,
    body: verb === 'withdraw' ? words.withdrawBody : words.discardBody,
    confirmLabel: words.verbs[verb],
    isDangerous: true,
  })
}
