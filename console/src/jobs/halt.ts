import { createSignal } from 'solid-js'
import { answerOf, api, type Schemas } from '../api/client.ts'
import { createLive } from '../api/create-live.ts'
import { queryClient } from '../api/query-client.ts'
import { t } from '../i18n/language.ts'
import { confirmAction } from '../ui/confirm.ts'
import { toast } from '../ui/toast.ts'

export type SchedulerState = Schemas['SchedulerState']

const [state, setState] = createSignal<SchedulerState>()

/** The breaker, while it is on. */
export function currentHalt(): SchedulerState | undefined {
  const now = state()
  return now?.halted ? now : undefined
}

/** Keeps `currentHalt` as the server says; for the frame. */
export function followScheduler(): void {
  createLive<SchedulerState>({
    event: 'scheduler',
    ask: () => answerOf(api.GET('/api/v1/scheduler/state')),
    take,
  })
}

export function take(next: SchedulerState): void {
  const isChanged = state() !== undefined && state()?.halted !== next.halted
  setState(next)
  if (!isChanged) return
  for (const key of ['jobs', 'job-logs', 'backfills']) void queryClient.invalidateQueries({ queryKey: [key] })
}

export async function resumeScheduler(): Promise<void> {
  const words = t().frame.halt
  const isSure = await confirmAction({ title: words.resumeTitle, body: words.resumeBody, confirmLabel: words.resume })
  if (!isSure) return
  try {
    take(await answerOf(api.POST('/api/v1/scheduler/resume', {})))
    toast.success(words.resumed)
  } catch (error) {
    toast.error(words.resumeFailed, error)
  }
}
