import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { jobBatchWords } from '../../i18n/job-batch-words.ts'
import type { BatchItem } from './batch-records.ts'

/** Each job that was left as it was, and why. */
export function RefusedJobs(props: { items: BatchItem[] }) {
  return (
    <ul>
      <For each={props.items}>
        {(item) => (
          <li class="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-0">
            <Show when={item.name} fallback={<span class="text-ink-3">{jobBatchWords().unknownJob(item.id)}</span>}>
              {(name) => (
                <A href={`/jobs/${item.id}`} class="font-medium underline-offset-4 hover:underline">
                  {name()}
                </A>
              )}
            </Show>
            <span class="text-ink-2">{item.reason}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
