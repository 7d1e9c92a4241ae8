import { useNavigate } from '@solidjs/router'
import { post } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { t } from '../i18n/language.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'
import { refreshJobs } from './create-job-actions.ts'
import type { Run, StartedRun } from './job-records.ts'

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
      await post(`/job-logs/${run.id}/cancel`)
      toast.success(t().runs.cancelled)
    } catch (error) {
      toast.error(t().runs.cancelFailed, error)
    }
    await refreshJobs()
  }

  /** Once more for the same scheduled time, with the same parameters. */
  async function rerun(run: Run): Promise<void> {
    try {
      const started = await post<StartedRun>(`/job-logs/${run.id}/rerun`, {}, intent.keyFor(run.id))
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
