import { answerOf, api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { factorWords } from '../i18n/factor-words.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'

/** Who changes a factor may do so because somebody else is in: their other sessions can be ended right away. */
export async function offerToEndOthers(): Promise<void> {
  const words = factorWords()
  try {
    const { items } = await answerOf(api.GET('/api/v1/auth/sessions', {}))
    const others = items.filter(({ current }) => !current).length
    if (others === 0) return
    const { othersTitle: title, endOthers: confirmLabel } = words
    if (!(await confirmAction({ title, body: words.othersBody(others), confirmLabel }))) return
    await api.DELETE('/api/v1/auth/sessions')
    toast.success(words.othersEnded)
  } catch (error) {
    toast.error(words.othersStay, error)
  }
  await queryClient.invalidateQueries({ queryKey: ['auth'] })
}
