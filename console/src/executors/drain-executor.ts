import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { executorWords } from '../i18n/executor-words.ts'
import { toast } from '../ui/toast.ts'
import type { Executor } from './executor-queries.ts'

/** Has an executor take no new work, or take it again; either can be taken back. */
export async function setDrain(
  { id, instance }: Pick<Executor, 'id' | 'instance'>,
  isDraining: boolean,
): Promise<void> {
  const words = executorWords()
  const path = isDraining ? '/api/v1/executors/{id}/drain' : '/api/v1/executors/{id}/resume'
  try {
    await api.POST(path, { params: { path: { id } } })
    if (isDraining) {
      const undo = () => void setDrain({ id, instance }, false)
      toast.success(words.drained(instance), { action: { label: words.undo, run: undo } })
    } else toast.success(words.resumed(instance))
  } catch (error) {
    toast.error(words.failed, error)
  }
  await queryClient.invalidateQueries({ queryKey: ['executors'] })
}
