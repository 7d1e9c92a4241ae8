import { Show } from 'solid-js'
import { formatDuration } from '../i18n/format.ts'
import { createNow } from './create-now.ts'

/** Milliseconds, or counted live from `since` while there is no end. */
export function Duration(props: { ms?: number | null | undefined; since?: string | null | undefined }) {
  return (
    <span class="tabular whitespace-nowrap">
      <Show when={props.ms ?? undefined} fallback={<Running since={props.since} isZero={props.ms === 0} />}>
        {(ms) => formatDuration(ms())}
      </Show>
    </span>
  )
}

function Running(props: { since: string | null | undefined; isZero: boolean }) {
  const now = createNow(1_000)
  return (
    <Show
      when={!props.isZero && props.since}
      fallback={props.isZero ? formatDuration(0) : <span class="text-ink-3">–</span>}
    >
      {(since) => formatDuration(Math.max(0, Math.floor((now() - Date.parse(since())) / 1000) * 1000))}
    </Show>
  )
}
