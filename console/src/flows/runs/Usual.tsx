import { Show } from 'solid-js'
import { formatDuration, formatPercent } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import type { NodeHistory } from '../flow-records.ts'

/** Below this a comparison is chance. */
const fewest = 3
/** So near to the median is as usual. */
const near = 0.2
const noticeableMs = 100

/** How a duration compares with what the node usually takes: in words, since colour alone would not do. */
export function Usual(props: { tookMs: number | undefined; history: NodeHistory | undefined }) {
  const tip = (): string => {
    const history = props.history
    if (!history) return t().flowRuns.noHistory
    return t().flowRuns.usualOf(formatDuration(history.median_ms), formatDuration(history.p95_ms), history.count)
  }
  return (
    <Show when={props.history} fallback={<span class="text-ink-3">–</span>}>
      {(history) => (
        <span class="tabular whitespace-nowrap text-ink-2" data-tip={tip()}>
          {formatDuration(history().median_ms)}
          <Show when={comparison(props.tookMs, history())}>
            {(found) => (
              <span
                class="ml-1.5 text-xs"
                classList={{ 'text-timeout': found().isSlow, 'text-ink-3': !found().isSlow }}
              >
                {found().text}
              </span>
            )}
          </Show>
        </span>
      )}
    </Show>
  )
}

/** Undefined where there is too little to compare, or nothing to say. */
export function comparison(
  tookMs: number | undefined,
  { count, median_ms, p95_ms }: NodeHistory,
): { text: string; isSlow: boolean } | undefined {
  if (tookMs === undefined || count < fewest) return undefined
  const by = tookMs - median_ms
  const share = by / Math.max(1, median_ms)
  if (Math.abs(share) < near || Math.abs(by) < noticeableMs) return undefined
  const said = formatPercent(Math.round(Math.abs(share) * 100) / 100)
  return by > 0
    ? { text: t().flowRuns.slower(said), isSlow: tookMs > p95_ms }
    : { text: t().flowRuns.faster(said), isSlow: false }
}
