import { Show } from 'solid-js'
import { formatDuration } from '../i18n/format.ts'
import { createNow } from './create-now.ts'

const second = 1_000

/** Milliseconds, or counted live from `since` while there is no end. */
export function Duration(props: { ms?: number | null | undefined; since?: string | null | undefined }) {
  const now = createNow(second)
  const elapsed = (since: string): number => Math.max(0, Math.floor((now() - Date.parse(since)) / second) * second)
  const ms = (): number | undefined => props.ms ?? (props.since ? elapsed(props.since) : undefined)
  return (
    <span class="tabular whitespace-nowrap">
      <Show when={ms() !== undefined} fallback={<span class="text-ink-3">–</span>}>
        {formatDuration(ms() ?? 0)}
      </Show>
    </span>
  )
}
