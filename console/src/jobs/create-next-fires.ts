import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { type ApiError, asApiError } from '../api/api-error.ts'
import { answerOf, api } from '../api/client.ts'
import { type FireLine, fireLines } from './fire-lines.ts'
import { type JobDraft, triggerOf } from './job-draft.ts'

const restMs = 250
const shown = 6

/** The next fires of what stands in the form, asked for when typing rests; the last good answer stays meanwhile. */
export function createNextFires(draft: () => JobDraft) {
  const [fires, setFires] = createSignal<FireLine[]>()
  const [failure, setFailure] = createSignal<ApiError>()

  createEffect(
    on(
      () => JSON.stringify(triggerOf(draft())),
      (trigger) => {
        if (!isComplete(draft())) {
          setFires(undefined)
          setFailure(undefined)
          return
        }
        const abort = new AbortController()
        const timer = setTimeout(() => void ask(trigger, abort.signal), restMs)
        onCleanup(() => {
          clearTimeout(timer)
          abort.abort()
        })
      },
    ),
  )

  async function ask(trigger: string, signal: AbortSignal): Promise<void> {
    try {
      const body = { ...(JSON.parse(trigger) as ReturnType<typeof triggerOf>), count: shown }
      const preview = await answerOf(api.POST('/api/v1/jobs/preview', { body, signal }))
      setFires(fireLines(preview.items))
      setFailure(undefined)
    } catch (error) {
      if (!signal.aborted) setFailure(asApiError(error))
    }
  }

  /** What the server has against one field of the trigger. */
  const problem = (field: string): string | undefined =>
    failure()?.errors.find((error) => error.field === field)?.message

  return { fires, failure, problem }
}

export type NextFiresState = ReturnType<typeof createNextFires>

/** Whether there is something to ask about. */
function isComplete({ trigger_type, cron_expr, interval, run_at }: JobDraft): boolean {
  switch (trigger_type) {
    case 'cron':
      return cron_expr.trim() !== ''
    case 'fixed_rate':
    case 'fixed_delay':
      return interval !== undefined
    case 'once':
      return run_at !== ''
    case 'manual':
      return false
  }
}
