import Lock from 'lucide-solid/icons/lock'
import { type JSX, Show } from 'solid-js'
import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** The page for those who hold the permission, a friendly no for the others. The server decides by itself all the same. */
export function Allowed(props: { to: PermissionCode; children: JSX.Element }) {
  return (
    <Show
      when={can(props.to)}
      fallback={
        <EmptyState
          icon={Lock}
          title={t().errors.titles.forbidden}
          action={<ButtonLink href="/">{t().errors.backHome}</ButtonLink>}
        >
          {t().errors.askAdministrator}
        </EmptyState>
      }
    >
      {props.children}
    </Show>
  )
}
