import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { formatDuration, formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { toneLook } from '../ui/status.ts'
import type { RunBrief } from './job-records.ts'

const places = 10

/** The newest ten runs, the latest at the right; each leads to its page. Failures stand taller, so that colour isn't alone. */
export function RecentRuns(props: { runs: RunBrief[]; hrefOf?: (id: number) => string }) {
  const inOrder = (): RunBrief[] => props.runs.slice(0, places).reverse()
  const name = (run: RunBrief): string =>
    [
      t().status[run.status],
      formatExact(new Date(run.scheduled_at)),
      run.duration === null ? '' : formatDuration(run.duration),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <span class="inline-flex h-5 items-end gap-0.5">
      <For each={Array.from({ length: Math.max(0, places - props.runs.length) })}>
        {() => <span class="h-1 w-1.5 rounded-full bg-line" />}
      </For>
      <For each={inOrder()}>
        {(run) => (
          <A
            href={props.hrefOf?.(run.id) ?? `/runs/${run.id}`}
            tabIndex={-1}
            class={`relative z-10 w-1.5 rounded-full transition-opacity hover:opacity-60 ${toneLook[run.status].solid} ${heights[run.status]}`}
            classList={{ 'animate-pulse': run.status === 'running' }}
            aria-label={name(run)}
            data-tip={name(run)}
          />
        )}
      </For>
    </span>
  )
}

const heights = {
  success: 'h-3',
  failed: 'h-5',
  timeout: 'h-5',
  cancelled: 'h-2',
  skipped: 'h-1.5',
  waiting: 'h-2',
  running: 'h-4',
}
