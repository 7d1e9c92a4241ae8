import Building from 'lucide-solid/icons/building'
import CodeXml from 'lucide-solid/icons/code-xml'
import KeyRound from 'lucide-solid/icons/key-round'
import Link from 'lucide-solid/icons/link-2'
import MessageCircle from 'lucide-solid/icons/message-circle'
import { createSignal, For, onMount, Show } from 'solid-js'
import { ApiError, asApiError } from '../api/api-error.ts'
import { piece } from '../i18n/page.ts'
import { ssoWords } from '../i18n/sso-words.ts'
import { Button } from '../ui/Button.tsx'
import type { Icon } from '../ui/icon.ts'
import { toast } from '../ui/toast.ts'
import { EntryProblem } from './EntryLayout.tsx'
import { askForRoomAfterReturn, roomOfferIn } from './room.ts'
import { abandonLink, arrivalFault, findPendingLink, loadWays, pendingLink, type WayIn, wayTo } from './sso.ts'

const RoomDialog = piece(() => import('./RoomDialog.tsx'), 'account')

const icons: Record<string, Icon> = {
  oidc: KeyRound,
  oauth2: CodeXml,
  feishu: MessageCircle,
  dingtalk: MessageCircle,
  wechat: Building,
}

/** The providers at which one can sign in instead; nothing when there are none, or they can't be asked for. */
export function SsoWays() {
  const [ways, setWays] = createSignal<WayIn[]>([])
  // Not by the cache of queries, which is emptied in the moment in which somebody is signed out.
  onMount(() => void loadWays().then(setWays, () => {}))
  return (
    <Show when={ways().length > 0 && !pendingLink()}>
      <div class="mt-6">
        <div class="flex items-center gap-3 text-sm text-ink-3">
          <span class="h-px flex-1 bg-line" />
          {ssoWords().or}
          <span class="h-px flex-1 bg-line" />
        </div>
        <div class="mt-4 grid gap-2" classList={{ 'grid-cols-2': ways().length > 1 }}>
          <For each={ways()}>
            {(way) => (
              <Button block icon={icons[way.type] ?? KeyRound} onClick={() => window.location.assign(wayTo(way.code))}>
                <span class="truncate">{ssoWords().signInAt(way.name)}</span>
              </Button>
            )}
          </For>
        </div>
      </div>
    </Show>
  )
}

/** How the way to a provider ended: what went wrong, or whom the next sign-in will be linked to. */
export function SsoNotice() {
  const [failure, setFailure] = createSignal(arrivalFailure())
  onMount(() => {
    for (const left of [findPendingLink(), askForRoomAfterReturn()]) {
      left.catch((error: unknown) => setFailure(asApiError(error)))
    }
  })
  return (
    <>
      <Show when={failure()}>
        {(error) => (
          <div class="mb-4">
            <EntryProblem error={error()} />
          </div>
        )}
      </Show>
      <Show when={roomOfferIn(failure())}>
        {(offer) => <RoomDialog offer={offer()} onClose={() => setFailure(undefined)} />}
      </Show>
      <Show when={pendingLink()}>
        {(pending) => <LinkNotice provider={pending().provider.name} label={pending().label} />}
      </Show>
    </>
  )
}

function LinkNotice(props: { provider: string; label: string }) {
  return (
    <div class="mb-4 flex gap-2.5 rounded bg-accent-soft px-3 py-2.5" role="status">
      <Link size={16} class="mt-0.5 shrink-0 text-accent-ink" aria-hidden="true" />
      <div class="min-w-0">
        <p class="font-medium">{ssoWords().linkTitle}</p>
        <p class="mt-0.5 text-sm text-ink-2">{ssoWords().linkBody(props.provider, props.label)}</p>
        <div class="mt-2">
          <Button size="sm" onClick={() => abandonLink().catch((error) => toast.error(ssoWords().linkNot, error))}>
            {ssoWords().linkNot}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** The trace id leads an administrator to the reason. */
function arrivalFailure(): ApiError | undefined {
  const fault = arrivalFault()
  return fault && new ApiError({ status: 500, code: -1, ...fault })
}
