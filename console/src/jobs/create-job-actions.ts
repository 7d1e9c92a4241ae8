import { answerOf, api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { removeRecord } from '../ui/remove-record.ts'
import { toast } from '../ui/toast.ts'
import type { Job, StartedRun } from './job-records.ts'
import type { ParamValues } from './param-values.ts'

type Named = Pick<Job, 'id' | 'name'>

const at = (id: number) => ({ params: { path: { id } } })

/** Lists, details and the overview show the new state at once. */
export async function refreshJobs(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['jobs'] }),
    queryClient.invalidateQueries({ queryKey: ['job-logs'] }),
  ])
}

export async function pauseJob(job: Named): Promise<void> {
  try {
    await api.POST('/api/v1/jobs/{id}/pause', at(job.id))
    toast.success(t().jobs.paused(job.name), { action: { label: t().jobs.undo, run: () => void resumeJob(job) } })
  } catch (error) {
    toast.error(t().jobs.pauseFailed, error)
  }
  await refreshJobs()
}

export async function resumeJob(job: Named): Promise<void> {
  try {
    await api.POST('/api/v1/jobs/{id}/resume', at(job.id))
    toast.success(t().jobs.resumed(job.name))
  } catch (error) {
    toast.error(t().jobs.resumeFailed, error)
  }
  await refreshJobs()
}

/** True when it is gone. */
export const deleteJob = ({ id, name }: Named): Promise<boolean> =>
  removeRecord(name, {
    words: t().jobs,
    remove: () => api.DELETE('/api/v1/jobs/{id}', at(id)),
    refresh: refreshJobs,
  })

/** Starts a run by hand; a second press after a lost answer starts nothing twice. */
export function createTrigger() {
  const intent = createIntent()

  return async function triggerJob(job: Named, params: ParamValues = {}): Promise<StartedRun | undefined> {
    try {
      const started = await answerOf(
        api.POST('/api/v1/jobs/{id}/trigger', {
          ...at(job.id),
          body: { params },
          ...once(intent.keyFor([job.id, params])),
        }),
      )
      intent.done()
      const text = started.deferred ? t().jobs.deferred(job.name) : t().jobs.started(job.name)
      toast.success(text, { action: { label: t().jobs.seeRun, href: `/runs/${started.run_id}` } })
      await refreshJobs()
      return started
    } catch (error) {
      toast.error(t().jobs.startFailed, error)
      return undefined
    }
  }
}
