import Building from 'lucide-solid/icons/building'
import CodeXml from 'lucide-solid/icons/code-xml'
import KeyRound from 'lucide-solid/icons/key-round'
import Link from 'lucide-solid/icons/link-2'
import MessageCircle from 'lucide-solid/icons/message-circle'
import { createSignal, For, onMount, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import type { Icon } from '../ui/icon.ts'
import { toast } from '../ui/toast.ts'
import { abandonLink, loadWays, pendingLink, type WayIn, wayTo } from './sso.ts'

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
  onMount(
    () =>
      void loadWays().then(
        (found) => setWays(found.filter(({ type }) => type !== 'ldap')),
        () => {},
      ),
  )
  return (
    <Show when={ways().length > 0 && !pendingLink()}>
      <div class="mt-6">
        <div class="flex items-center gap-3 text-sm text-ink-3">
          <span class="h-px flex-1 bg-line" />
          {t().sso.or}
          <span class="h-px flex-1 bg-line" />
        </div>
        <div class="mt-4 grid gap-2" classList={{ 'grid-cols-2': ways().length > 1 }}>
          <For each={ways()}>
            {(way) => (
              <Button block icon={icons[way.type] ?? KeyRound} onClick={() => window.location.assign(wayTo(way.code))}>
                <span class="truncate">{t().sso.signInAt(way.name)}</span>
              </Button>
            )}
          </For>
        </div>
      </div>
    </Show>
  )
}

/** Says whom the next sign-in will be linked to, before it is made. */
export function LinkNotice() {
  return (
    <Show when={pendingLink()}>
      {(pending) => (
        <div class="mb-4 flex gap-2.5 rounded bg-accent-soft px-3 py-2.5" role="status">
          <Link size={16} class="mt-0.5 shrink-0 text-accent-ink" aria-hidden="true" />
          <div class="min-w-0">
            <p class="font-medium">{t().sso.linkTitle}</p>
            <p class="mt-0.5 text-sm text-ink-2">
              {t().sso.linkBody(pending().provider.name, pending().link?.label ?? '')}
            </p>
            <div class="mt-2">
              <Button size="sm" onClick={() => abandonLink().catch((error) => toast.error(t().sso.linkNot, error))}>
                {t().sso.linkNot}
              </Button>
            </div>
          </div>
        </div>
      )}
    </Show>
  )
}
