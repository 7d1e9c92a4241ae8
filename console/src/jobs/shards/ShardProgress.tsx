import { For } from 'solid-js'
import { type RunStatus, runStatuses } from '../../../../domain/jobs/job-status.ts'
import { t } from '../../i18n/language.ts'
import { toneLook } from '../../ui/status.ts'

const order = ['success', 'failed', 'timeout', 'cancelled', 'skipped', 'running'] as const satisfies RunStatus[]

/** How far the whole is: a bar whose parts are the states of its shards. */
export function ShardProgress(props: { counts: Partial<Record<RunStatus, number>>; total: number }) {
  const words = (): string =>
    runStatuses
      .filter((status) => props.counts[status])
      .map((status) => `${t().status[status]} ${props.counts[status]}`)
      .join(' · ')
  return (
    <span
      class="flex h-1.5 w-40 overflow-hidden rounded-full bg-muted"
      role="img"
      aria-label={words()}
      data-tip={words()}
    >
      <For each={order}>
        {(status) => (
          <span
            class={`h-full ${toneLook[status].solid}`}
            style={{ width: `${(100 * (props.counts[status] ?? 0)) / Math.max(1, props.total)}%` }}
          />
        )}
      </For>
    </span>
  )
}
