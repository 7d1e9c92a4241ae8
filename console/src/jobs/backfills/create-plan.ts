import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { type ApiError, asApiError } from '../../api/api-error.ts'
import { answerOf, api } from '../../api/client.ts'
import type { BackfillBody, BackfillDetail, BackfillPlan, BackfillTarget } from './backfill-queries.ts'

const restMs = 300

/** What a backfill would run as it stands in the form, asked for when typing rests; undefined until a range is there. */
export function createPlan(target: () => BackfillTarget, body: () => BackfillBody | undefined) {
  const [plan, setPlan] = createSignal<BackfillPlan>()
  const [failure, setFailure] = createSignal<ApiError>()

  createEffect(
    on(
      () => JSON.stringify(body() ?? null),
      (text) => {
        const asked = JSON.parse(text) as BackfillBody | null
        if (!asked) {
          setPlan(undefined)
          setFailure(undefined)
          return
        }
        const abort = new AbortController()
        const timer = setTimeout(() => void ask(asked, abort.signal), restMs)
        onCleanup(() => {
          clearTimeout(timer)
          abort.abort()
        })
      },
    ),
  )

  async function ask(asked: BackfillBody, signal: AbortSignal): Promise<void> {
    const { kind, id } = target()
    const call = { params: { path: { id } }, body: { ...asked, dry_run: true }, signal }
    try {
      const answer = await answerOf<BackfillDetail | BackfillPlan>(api.POST(`/api/v1/${kind}/{id}/backfill`, call))
      if (!('items' in answer)) return
      setPlan(answer)
      setFailure(undefined)
    } catch (error) {
      if (signal.aborted) return
      setPlan(undefined)
      setFailure(asApiError(error))
    }
  }

  return { plan, failure }
}
