import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { hasNodeEnded } from '../../../../../domain/flows/node-status.ts'
import { createRecord } from '../../../api/create-record.ts'
import { t } from '../../../i18n/language.ts'
import { Duration } from '../../../ui/Duration.tsx'
import { StatusBar } from '../../../ui/StatusBar.tsx'
import { tones } from '../../../ui/status.ts'
import { nodeItemsQuery } from '../../flow-reads.ts'
import { type FlowRun, isOpenRun, type RunNode } from '../../flow-records.ts'
import { tookMs } from '../compare/compare-runs.ts'
import { NodeStatus } from '../NodeStatus.tsx'
import { toneOfNode } from '../node-state.ts'
import type { ShownNode } from '../run-view.ts'
import { NodePart } from './NodePart.tsx'

const liveMs = 2_000

/** A node that is done for each of a list: each time with its state, and its run. */
export function NodeItems(props: { run: FlowRun; shown: ShownNode }) {
  const words = () => t().flowRuns
  const record = createRecord(() => ({
    ...nodeItemsQuery(props.run.id, props.shown.id),
    everyMs: isOpenRun(props.run) && !hasNodeEnded(props.shown.node.status) ? liveMs : (false as const),
  }))
  const items = (): RunNode[] => record.data()?.items ?? []
  const parts = () => tones.map((tone) => ({ tone, count: items().filter((item) => toneOfNode(item) === tone).length }))
  const ended = (): number => items().filter(({ status }) => hasNodeEnded(status)).length
  const hrefOf = ({ job_log_id: id }: RunNode): string =>
    props.shown.drawn?.type === 'flow' ? `/flow-runs/${id}` : `/runs/${id}`

  return (
    <NodePart
      title={words().items}
      trailing={<span class="tabular text-sm text-ink-3">{words().itemsOf(ended(), items().length)}</span>}
    >
      <Show when={items().length > 0} fallback={<p class="text-sm text-ink-3">{words().itemsEmpty}</p>}>
        <StatusBar label={words().items} total={items().length} parts={parts()} isSlim />
        <ul class="mt-2 max-h-80 overflow-y-auto border-y border-line text-sm">
          <For each={items()}>
            {(item) => (
              <li class="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5 last:border-b-0">
                <span class="tabular w-16 text-ink-2">{words().item(item.item + 1)}</span>
                <NodeStatus node={item} type={undefined} />
                <span class="ml-auto">
                  <Duration ms={tookMs(item)} since={item.status === 'running' ? item.started_at : null} />
                </span>
                <Show when={item.job_log_id}>
                  {(id) => (
                    <A href={hrefOf(item)} class="tabular text-accent-ink hover:underline">
                      #{id()}
                    </A>
                  )}
                </Show>
                <Show when={item.error_msg}>
                  {(message) => <span class="w-full break-words text-failed">{message()}</span>}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </NodePart>
  )
}
