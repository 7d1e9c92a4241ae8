import ExternalLink from 'lucide-solid/icons/external-link'
import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { ExternalButton } from '../ui/Button.tsx'
import { TemporalAccess } from './TemporalAccess.tsx'

/** To the process of a run in Temporal's Web UI, for whoever gets its address. */
export function TemporalLink(props: { url: string | null | undefined }) {
  return (
    <Show when={props.url}>
      {(url) => (
        <>
          <Show when={can('temporal:payload')}>
            <TemporalAccess url={url()} />
          </Show>
          <ExternalButton href={url()} icon={ExternalLink}>
            {t().runs.temporal}
          </ExternalButton>
        </>
      )}
    </Show>
  )
}
