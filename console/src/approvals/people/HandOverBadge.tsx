import { formatNumber } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { Badge } from '../../ui/StatusBadge.tsx'
import { StatusBar } from '../../ui/StatusBar.tsx'
import { type Tone, toneLook } from '../../ui/status.ts'
import type { HandOver } from './people-queries.ts'

const tones: Record<HandOver['status'], Tone> = {
  running: 'running',
  done: 'success',
  failed: 'failed',
  cancelled: 'cancelled',
}

export function HandOverBadge(props: { status: HandOver['status']; plain?: boolean }) {
  const tone = (): Tone => tones[props.status]
  return (
    <Badge tone={tone()} icon={toneLook[tone()].icon} plain={props.plain ?? false}>
      {t().approvalPeople.handOverStatuses[props.status]}
    </Badge>
  )
}

/** How many of its tasks have come to an end, and to which. */
export function HandOverMeter(props: { handOver: HandOver; isSlim?: boolean }) {
  const total = (): number => settled() + props.handOver.waiting
  const settled = (): number => props.handOver.done + props.handOver.skipped + props.handOver.failed
  return (
    <span class="flex items-center gap-2.5">
      <span classList={{ 'w-24 shrink-0': props.isSlim ?? false, 'flex-1': !props.isSlim }}>
        <StatusBar
          label={t().approvalPeople.progress}
          total={total()}
          isSlim={props.isSlim ?? false}
          parts={[
            { tone: 'success', count: props.handOver.done },
            { tone: 'skipped', count: props.handOver.skipped },
            { tone: 'failed', count: props.handOver.failed },
          ]}
        />
      </span>
      <span class="tabular text-ink-2">
        {formatNumber(settled())} / {formatNumber(total())}
      </span>
    </span>
  )
}
