import { A } from '@solidjs/router'
import BellIcon from 'lucide-solid/icons/bell'
import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { createUnread } from '../notifications/create-unread.ts'

export function Bell() {
  const unread = createUnread()
  const label = (): string => (unread() > 0 ? t().frame.unread(unread()) : t().frame.notifications)
  return (
    <A
      href="/notifications"
      class="relative inline-flex size-8 items-center justify-center rounded text-ink-2 transition-colors hover:bg-muted hover:text-ink"
      aria-label={label()}
      data-tip={label()}
    >
      <BellIcon size={16} aria-hidden="true" />
      <Show when={unread() > 0}>
        <span class="tabular absolute top-0.5 right-0 flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-[10px] leading-none font-semibold text-on-danger">
          {unread() > 99 ? '99+' : unread()}
        </span>
      </Show>
    </A>
  )
}
