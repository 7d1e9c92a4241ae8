import { useNavigate } from '@solidjs/router'
import { answerOf, api, once } from '../../api/client.ts'
import { createIntent } from '../../api/intent.ts'
import { t } from '../../i18n/language.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import { refreshFlows } from '../create-flow-actions.ts'
import type { FlowRun, FlowRunDetail } from '../flow-records.ts'

type Id = Pick<FlowRun, 'id'>
type RerunWish = { from: 'failed' | string[]; params?: Record<string, unknown> | undefined }

const at = (id: number) => ({ params: { path: { id } } })

const calls = {
  pause: (id: number) => api.POST('/api/v1/flow-runs/{id}/pause', at(id)),
  resume: (id: number) => api.POST('/api/v1/flow-runs/{id}/resume', at(id)),
  cancel: (id: number) => api.POST('/api/v1/flow-runs/{id}/cancel', at(id)),
}

/** Steps into a run; `onChange` gets what the run has become. */
export function createRunControl(onChange: (run: FlowRunDetail) => void = () => {}) {
  const navigate = useNavigate()
  const intent = createIntent()

  async function turn(run: Id, verb: keyof typeof calls): Promise<void> {
    const words = t().flowRuns
    const said = {
      pause: [words.pausedDone, words.pauseFailed],
      resume: [words.resumedDone, words.resumeFailed],
      cancel: [words.cancelledDone, words.cancelFailed],
    } as const
    try {
      onChange(await answerOf(calls[verb](run.id)))
      toast.success(said[verb][0])
    } catch (error) {
      toast.error(said[verb][1], error)
    }
    await refreshFlows()
  }

  async function cancel(run: Id): Promise<void> {
    const words = t().flowRuns
    const isConfirmed = await confirmAction({
      title: words.cancelTitle,
      body: words.cancelBody,
      confirmLabel: words.cancel,
      isDangerous: true,
    })
    if (isConfirmed) await turn(run, 'cancel')
  }

  /** A run of its own, on whose page one then is; true when it was begun. */
  async function rerun(run: Id, { from, params }: RerunWish): Promise<boolean> {
    const body = { from, ...(params && { params: params as Record<string, never> }) }
    try {
      const started = await answerOf(
        api.POST('/api/v1/flow-runs/{id}/rerun', { ...at(run.id), body, ...once(intent.keyFor([run.id, body])) }),
      )
      intent.done()
      toast.success(t().flowRuns.rerunStarted)
      await refreshFlows()
      navigate(`/flow-runs/${started.run_id}`)
      return true
    } catch (error) {
      toast.error(t().flowRuns.rerunRefused, error)
      return false
    }
  }

  return {
    pause: (run: Id) => turn(run, 'pause'),
    resume: (run: Id) => turn(run, 'resume'),
    cancel,
    rerun,
  }
}

export type RunControl = ReturnType<typeof createRunControl>
