import { useNavigate } from '@solidjs/router'
import { post, put, remove } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'
import type { Job, StartedRun } from './job-records.ts'

type Named = Pick<Job, 'id' | 'name'>

/** Lists, details and the overview show the new state at once. */
export async function refreshJobs(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['jobs'] }),
    queryClient.invalidateQueries({ queryKey: ['job-logs'] }),
  ])
}

export async function pauseJob(job: Named): Promise<void> {
  try {
    await post(`/jobs/${job.id}/pause`)
    toast.success(t().jobs.paused(job.name), { action: { label: t().jobs.undo, run: () => void resumeJob(job) } })
  } catch (error) {
    toast.error(t().jobs.pauseFailed, error)
  }
  await refreshJobs()
}

export async function resumeJob(job: Named): Promise<void> {
  try {
    await post(`/jobs/${job.id}/resume`)
    toast.success(t().jobs.resumed(job.name))
  } catch (error) {
    toast.error(t().jobs.resumeFailed, error)
  }
  await refreshJobs()
}

/** True when it is gone. */
export async function deleteJob(job: Named): Promise<boolean> {
  const isConfirmed = await confirmAction({
    title: t().jobs.removeTitle(job.name),
    body: t().jobs.removeBody,
    confirmLabel: t().jobs.remove,
    isDangerous: true,
  })
  if (!isConfirmed) return false
  try {
    await remove(`/jobs/${job.id}`)
    toast.success(t().jobs.removed(job.name))
    await refreshJobs()
    return true
  } catch (error) {
    toast.error(t().jobs.removeFailed, error)
    return false
  }
}

/** Several at once: each is asked for by itself, and what failed is told once. */
export async function setManyEnabled(ids: number[], isEnabled: boolean): Promise<void> {
  const outcomes = await Promise.allSettled(ids.map((id) => post(`/jobs/${id}/${isEnabled ? 'resume' : 'pause'}`)))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  const done = outcomes.filter((outcome) => outcome.status === 'fulfilled').length
  if (failed) toast.error(isEnabled ? t().jobs.resumeFailed : t().jobs.pauseFailed, failed.reason)
  if (done > 0) toast.success(isEnabled ? t().jobs.resumedMany(done) : t().jobs.pausedMany(done))
  await refreshJobs()
}

/** Starts a run by hand; a second press after a lost answer starts nothing twice. */
export function createTrigger() {
  const navigate = useNavigate()
  const intent = createIntent()

  return async function triggerJob(job: Named, params: Record<string, unknown> = {}): Promise<StartedRun | undefined> {
    try {
      const started = await post<StartedRun>(`/jobs/${job.id}/trigger`, { params }, intent.keyFor([job.id, params]))
      intent.done()
      const text = started.deferred ? t().jobs.deferred(job.name) : t().jobs.started(job.name)
      toast.success(text, { action: { label: t().jobs.seeRun, run: () => navigate(`/runs/${started.run_id}`) } })
      await refreshJobs()
      return started
    } catch (error) {
      toast.error(t().jobs.startFailed, error)
      return undefined
    }
  }
}

export const replaceJob = (id: number, body: object): Promise<Job> => put<Job>(`/jobs/${id}`, body)
