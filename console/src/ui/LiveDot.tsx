import { Match, Switch } from 'solid-js'
import type { StreamState } from '../api/event-stream.ts'
import { t } from '../i18n/language.ts'

/** Says whether what one sees is what is happening now. */
export function LiveDot(props: { state: StreamState }) {
  return (
    <Switch>
      <Match when={props.state === 'live'}>
        <span class="inline-flex items-center gap-1.5 text-sm text-ink-2">
          <span class="size-1.5 animate-pulse rounded-full bg-running-solid" />
          {t().ui.live}
        </span>
      </Match>
      <Match when={props.state === 'lost'}>
        <span class="inline-flex items-center gap-1.5 text-sm text-cancelled" role="status">
          <span class="size-1.5 rounded-full bg-cancelled-solid" />
          {t().ui.reconnecting}
        </span>
      </Match>
    </Switch>
  )
}
