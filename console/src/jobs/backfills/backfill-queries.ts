import { answerOf, api, type Schemas } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import type { paths } from '../../api/schema.gen.ts'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import { refreshJobs } from '../create-job-actions.ts'

type BackfillsQuery = NonNullable<paths['/api/v1/backfills']['get']['parameters']['query']>
export type BackfillBody = paths['/api/v1/jobs/{id}/backfill']['post']['requestBody']['content']['application/json']
export type Backfill = Schemas['Backfill']
export type BackfillDetail = Schemas['BackfillDetail']
/** What is made up for: a job, or a flow. */
export type BackfillTarget = { kind: 'jobs' | 'job-flows'; id: number }
export type BackfillPlan = Schemas['BackfillPlan']

const listMs = 5000
const whileOpenMs = 1500

export const isOpen = ({ status }: Pick<Backfill, 'status'>): boolean => status === 'running' || status === 'paused'

export const endedRuns = ({ counts }: Pick<Backfill, 'counts'>): number =>
  counts.success + counts.failed + counts.timeout + counts.cancelled + counts.skipped

export const backfillsQuery = (query: BackfillsQuery) => ({
  key: ['backfills', 'list', query],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/backfills', { params: { query }, signal })),
  everyMs: listMs,
})

export const backfillQuery = (id: number) => ({
  key: ['backfills', 'one', id],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/backfills/{id}', { params: { path: { id } }, signal })),
  everyMs: (backfill: BackfillDetail | undefined) =>
    !backfill || isOpen(backfill) || backfill.counts.running + backfill.counts.waiting > 0
      ? whileOpenMs
      : (false as const),
})

const at = (id: number) => ({ params: { path: { id } } })

const calls = {
  pause: (id: number) => api.POST('/api/v1/backfills/{id}/pause', at(id)),
  resume: (id: number) => api.POST('/api/v1/backfills/{id}/resume', at(id)),
  cancel: (id: number) => api.POST('/api/v1/backfills/{id}/cancel', at(id)),
}

export async function turnBackfill(backfill: Backfill, verb: keyof typeof calls): Promise<void> {
  const words = backfillWords()
  if (verb === 'cancel' && !(await isSureToCancel(backfill))) return
  try {
    await calls[verb](backfill.id)
    toast.success({ pause: words.paused, resume: words.resumed, cancel: words.cancelled }[verb])
  } catch (error) {
    toast.error(words.turnFailed, error)
  }
  await Promise.all([queryClient.invalidateQueries({ queryKey: ['backfills'] }), refreshJobs()])
}

function isSureToCancel({ counts, total, opened }: Backfill): Promise<boolean> {
  const words = backfillWords()
  return confirmAction({
    title: words.cancelTitle,
    body: words.cancelBody(counts.running + counts.waiting, total - opened),
    confirmLabel: words.cancel,
    isDangerous: true,
  })
}
