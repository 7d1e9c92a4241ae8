import { useNavigate } from '@solidjs/router'
import { answerOf, api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { t } from '../i18n/language.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'
import { refreshJobs } from './create-job-actions.ts'
import type { Run } from './job-records.ts'

export const isOpen = (run: Pick<Run, 'status'>): boolean => run.status === 'waiting' || run.status === 'running'

export function createRunActions() {
  const navigate = useNavigate()
  const intent = createIntent()

  async function cancel(run: Run): Promise<void> {
    const isConfirmed = await confirmAction({
      title: t().runs.cancelTitle,
      body: t().runs.cancelBody,
      confirmLabel: t().runs.cancel,
      isDangerous: true,
    })
    if (!isConfirmed) return
    try {
      await api.POST('/api/v1/job-logs/{id}/cancel', { params: { path: { id: run.id } } })
      toast.success(t().runs.cancelled)
    } catch (error) {
      toast.error(t().runs.cancelFailed, error)
    }
    await refreshJobs()
  }

  /** Once more for the same scheduled time, with the same parameters. */
  async function rerun(run: Run): Promise<void> {
    try {
      const started = await answerOf(
        api.POST('/api/v1/job-logs/{id}/rerun', {
          params: { path: { id: run.id } },
          body: {},
          ...once(intent.keyFor(run.id)),
        }),
      )
      intent.done()
      toast.success(t().runs.rerunStarted)
      await refreshJobs()
      navigate(`/runs/${started.run_id}`)
    } catch (error) {
      toast.error(t().runs.rerunFailed, error)
    }
  }

  return { cancel, rerun }
}
