import { answerOf, api, once } from '../../api/client.ts'
import { jobBatchWords } from '../../i18n/job-batch-words.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import { refreshJobs } from '../create-job-actions.ts'
import type { BatchAction, BatchAnswer, BatchBody, BatchTarget } from './batch-records.ts'

const opposites: Partial<Record<BatchAction, BatchAction>> = {
  enable: 'disable',
  disable: 'enable',
  add_tag: 'remove_tag',
  remove_tag: 'add_tag',
}

/** What starts or destroys asks once; the rest can be taken back. */
export async function confirmBatch(action: BatchAction, { count }: BatchTarget): Promise<boolean> {
  const words = jobBatchWords()
  if (action === 'run') {
    return confirmAction({ title: words.runTitle(count), body: words.runBody, confirmLabel: words.run(count) })
  }
  if (action !== 'delete') return true
  return confirmAction({
    title: words.deleteTitle(count),
    body: words.deleteBody,
    confirmLabel: words.delete(count),
    isDangerous: true,
  })
}

/** Undefined when nothing was done at all; that is told. */
export async function sendBatch(
  { action, tag, target }: { action: BatchAction; tag?: string; target: BatchTarget },
  key: string,
): Promise<BatchAnswer | undefined> {
  const whom = 'ids' in target ? { ids: target.ids } : { filter: target.filter, expected: target.count }
  try {
    const answer = await post({ action, ...(tag !== undefined && { tag }), ...whom }, key)
    tell(answer, tag)
    return answer
  } catch (error) {
    toast.error(jobBatchWords().failed, error)
    return undefined
  } finally {
    await refreshJobs()
  }
}

function tell({ action, counts, items }: BatchAnswer, tag: string | undefined): void {
  const words = jobBatchWords()
  const detail = counts.unchanged > 0 ? { detail: words.unchanged(counts.unchanged) } : {}
  if (counts.done === 0) {
    if (counts.refused === 0) toast.info(words.nothing)
    return
  }
  const text = words.done[action](counts.done)
  const opposite = opposites[action]
  if (action === 'run') toast.success(text, { ...detail, action: { label: words.seeRuns, href: '/runs' } })
  else if (!opposite) toast.success(text, detail)
  else {
    const ids = items.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
    const body = { action: opposite, ids, ...(tag !== undefined && { tag }) }
    toast.success(text, { ...detail, action: { label: words.undo, run: () => void takeBack(body) } })
  }
}

async function takeBack(body: BatchBody): Promise<void> {
  try {
    await post(body)
    toast.success(jobBatchWords().undone)
  } catch (error) {
    toast.error(jobBatchWords().failed, error)
  }
  await refreshJobs()
}

const post = (body: BatchBody, key?: string): Promise<BatchAnswer> =>
  answerOf(api.POST('/api/v1/jobs/batch', { body, ...(key !== undefined && once(key)) }))
