import { answerOf, api, once } from '../api/client.ts'
import { createIntent } from '../api/intent.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import type { StartedRun } from '../jobs/job-records.ts'
import type { ParamValues } from '../jobs/param-values.ts'
import { removeRecord } from '../ui/remove-record.ts'
import { toast } from '../ui/toast.ts'
import type { FlowBrief } from './flow-records.ts'

type Named = Pick<FlowBrief, 'id' | 'name'>

const at = (id: number) => ({ params: { path: { id } } })

export async function refreshFlows(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['flows'] }),
    queryClient.invalidateQueries({ queryKey: ['flow-runs'] }),
  ])
}

export async function pauseFlow(flow: Named): Promise<void> {
  try {
    await api.POST('/api/v1/job-flows/{id}/pause', at(flow.id))
    const words = t().flowList
    toast.success(words.paused(flow.name), { action: { label: words.undo, run: () => void resumeFlow(flow) } })
  } catch (error) {
    toast.error(t().flowList.pauseFailed, error)
  }
  await refreshFlows()
}

export async function resumeFlow(flow: Named): Promise<void> {
  try {
    await api.POST('/api/v1/job-flows/{id}/resume', at(flow.id))
    toast.success(t().flowList.resumed(flow.name))
  } catch (error) {
    toast.error(t().flowList.resumeFailed, error)
  }
  await refreshFlows()
}

/** True when it is gone. */
export const deleteFlow = ({ id, name }: Named): Promise<boolean> =>
  removeRecord(name, {
    words: t().flowList,
    remove: () => api.DELETE('/api/v1/job-flows/{id}', at(id)),
    refresh: refreshFlows,
  })

/** Starts a run by hand; a second press after a lost answer starts nothing twice. */
export function createFlowTrigger() {
  const intent = createIntent()

  return async function triggerFlow(flow: Named, params: ParamValues = {}): Promise<StartedRun | undefined> {
    const words = t().flowList
    try {
      const started = await answerOf(
        api.POST('/api/v1/job-flows/{id}/trigger', {
          ...at(flow.id),
          body: { params: params as Record<string, never> },
          ...once(intent.keyFor([flow.id, params])),
        }),
      )
      intent.done()
      const text = started.deferred ? words.deferred(flow.name) : words.started(flow.name)
      toast.success(text, { action: { label: words.seeRun, href: `/flow-runs/${started.run_id}` } })
      await refreshFlows()
      return started
    } catch (error) {
      toast.error(words.startFailed, error)
      return undefined
    }
  }
}
