import { createSignal } from 'solid-js'
import { answerOf, api } from '../api/client.ts'
import { createLive } from '../api/create-live.ts'
import { queryClient } from '../api/query-client.ts'

type Counts = { todo: number; cc_unread: number }

/** What waits for the reader, as it changes; the boxes follow. */
export function createApprovalCounts(): () => Counts {
  const [counts, setCounts] = createSignal<Counts>({ todo: 0, cc_unread: 0 })
  createLive<Counts>({
    event: 'approvals',
    ask: () => answerOf(api.GET('/api/v1/approvals/counts')),
    take(next) {
      if (next.todo === counts().todo && next.cc_unread === counts().cc_unread) return
      setCounts(next)
      void queryClient.invalidateQueries({ queryKey: ['approvals', 'list'] })
    },
  })
  return counts
}
