import CircleAlert from 'lucide-solid/icons/circle-alert'
import { For, Show } from 'solid-js'
import type { Problem } from '../store.ts'

/** What is wrong with what is selected, above its form. */
export function ProblemList(props: { problems: Problem[] }) {
  return (
    <Show when={props.problems.length > 0}>
      <ul class="grid gap-1 border-t border-line bg-failed-soft px-4 py-2.5 text-sm text-failed">
        <For each={props.problems}>
          {(problem) => (
            <li class="flex items-start gap-1.5">
              <CircleAlert size={14} class="mt-[3px] shrink-0" aria-hidden="true" />
              {problem.message}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
