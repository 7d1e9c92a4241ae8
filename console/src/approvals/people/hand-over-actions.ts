import { answerOf, api } from '../../api/client.ts'
import { t } from '../../i18n/language.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import { type HandOver, refreshHandOvers } from './people-queries.ts'

export async function cancelHandOver({ id }: HandOver): Promise<void> {
  const words = t().approvalPeople
  const { cancelTitle: title, cancelBody: body, cancel: confirmLabel } = words
  if (!(await confirmAction({ title, body, confirmLabel, isDangerous: true }))) return
  await run(
    () => answerOf(api.POST('/api/v1/approval-hand-overs/{id}/cancel', { params: { path: { id } } })),
    words.cancelled,
  )
}

/** Once more what is left, for the same person unless another is named. */
export async function retryHandOver({ id }: HandOver, to?: number): Promise<void> {
  const body = to === undefined ? {} : { to_user_id: to }
  const retry = () => answerOf(api.POST('/api/v1/approval-hand-overs/{id}/retry', { params: { path: { id } }, body }))
  await run(retry, t().approvalPeople.retried)
}

async function run(call: () => Promise<unknown>, done: string): Promise<void> {
  try {
    await call()
    toast.success(done)
  } catch (error) {
    toast.error(t().approvalPeople.failed, error)
  } finally {
    await refreshHandOvers()
  }
}
