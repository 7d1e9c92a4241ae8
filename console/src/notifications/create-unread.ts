import { createSignal } from 'solid-js'
import { answerOf, api, type Schemas } from '../api/client.ts'
import { createLive } from '../api/create-live.ts'
import { queryClient } from '../api/query-client.ts'

/** The live number of unread notifications. */
export function createUnread(): () => number {
  const [unread, setUnread] = createSignal(0)
  createLive<Schemas['UnreadCount']>({
    event: 'unread',
    ask: () => answerOf(api.GET('/api/v1/notifications/unread-count')),
    take({ unread: next }) {
      if (next === unread()) return
      setUnread(next)
      void queryClient.invalidateQueries({ queryKey: ['notifications'] })
    },
  })
  return unread
}
