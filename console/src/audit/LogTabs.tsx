import { A, useLocation } from '@solidjs/router'
import { For } from 'solid-js'
import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'

/** The three logs side by side, each a page of its own; only those that the person may read. */
export function LogTabs() {
  const location = useLocation()
  const pages = (): { href: string; label: string; permission: PermissionCode }[] =>
    [
      { href: '/audit', label: t().audit.title, permission: 'audit:read' as const },
      { href: '/audit/logins', label: t().logs.logins, permission: 'login-log:read' as const },
      { href: '/audit/changes', label: t().logs.changes, permission: 'data-change:read' as const },
    ].filter(({ permission }) => can(permission))
  return (
    <nav class="mb-4 flex gap-5 overflow-x-auto border-b border-line" aria-label={t().logs.tabs}>
      <For each={pages()}>
        {(page) => (
          <A
            href={page.href}
            class="-mb-px flex h-9 items-center border-b-2 border-transparent whitespace-nowrap text-ink-2 transition-colors hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            aria-current={location.pathname === page.href ? 'page' : undefined}
          >
            {page.label}
          </A>
        )}
      </For>
    </nav>
  )
}
