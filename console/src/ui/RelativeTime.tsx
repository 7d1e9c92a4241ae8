import { Show } from 'solid-js'
import { formatExact, formatRelative } from '../i18n/format.ts'
import { createNow } from './create-now.ts'

/** `3 分钟前`, with the exact moment on hover. A missing time is a dash. */
export function RelativeTime(props: { at: string | null | undefined; timeZone?: string | undefined }) {
  const now = createNow(10_000)
  return (
    <Show when={props.at} fallback={<span class="text-ink-3">–</span>}>
      {(at) => {
        const time = () => new Date(at())
        return (
          <time class="whitespace-nowrap" datetime={at()} data-tip={formatExact(time(), props.timeZone)}>
            {formatRelative(time(), now())}
          </time>
        )
      }}
    </Show>
  )
}
