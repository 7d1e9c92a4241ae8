import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Badge } from '../ui/StatusBadge.tsx'
import { toneLook } from '../ui/status.ts'

/** How a request was answered, by its HTTP status. */
export function Outcome(props: { code: number }) {
  return (
    <Show
      when={props.code < 400}
      fallback={
        <Badge tone="failed" icon={toneLook.failed.icon} plain>
          {t().audit.refused(props.code)}
        </Badge>
      }
    >
      <Badge tone="success" icon={toneLook.success.icon} plain>
        {t().audit.succeeded}
      </Badge>
    </Show>
  )
}
