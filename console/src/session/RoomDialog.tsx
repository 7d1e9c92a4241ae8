import { createSignal, For, Show } from 'solid-js'
import { type ApiError, asApiError } from '../api/api-error.ts'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { EntryProblem } from './EntryLayout.tsx'
import { type RoomOffer, takeRoom } from './room.ts'

/** When all places are taken: which devices hold them, and a button to end one and go on here. */
export default function RoomDialog(props: { offer: RoomOffer; onClose: () => void }) {
  const [failure, setFailure] = createSignal<ApiError>()
  const [ending, setEnding] = createSignal<number>()

  async function take(sessionId: number): Promise<void> {
    setEnding(sessionId)
    setFailure(undefined)
    try {
      await takeRoom(props.offer, sessionId)
    } catch (error) {
      setFailure(asApiError(error))
    } finally {
      setEnding(undefined)
    }
  }

  return (
    <Dialog isOpen onClose={() => props.onClose()} title={t().room.title} description={t().room.body}>
      <Show when={failure()}>{(error) => <EntryProblem error={error()} />}</Show>
      <ul class="divide-y divide-line">
        <For each={props.offer.sessions}>
          {(session) => (
            <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div class="min-w-0">
                <p class="font-medium">{session.device || t().online.kinds[session.device_kind]}</p>
                <p class="text-sm text-ink-3">
                  {session.location ?? session.ip_address} · {t().room.lastActive}{' '}
                  <RelativeTime at={session.last_active_at} />
                </p>
              </div>
              <Button
                size="sm"
                pending={ending() === session.id}
                disabled={ending() !== undefined}
                onClick={() => take(session.id)}
              >
                {t().room.end}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
