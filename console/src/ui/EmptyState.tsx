import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

type EmptyStateProps = { icon?: Icon; title: string; children?: JSX.Element; action?: JSX.Element }

/** Says what belongs here and offers the first step. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div class="flex flex-col items-start gap-1 px-4 py-10 md:items-center md:text-center">
      <Show when={props.icon}>
        {(icon) => (
          <Dynamic component={icon()} size={24} stroke-width={1.5} class="mb-2 text-ink-3" aria-hidden="true" />
        )}
      </Show>
      <p class="text-base font-semibold">{props.title}</p>
      <Show when={props.children}>
        <div class="max-w-[460px] text-ink-2">{props.children}</div>
      </Show>
      <Show when={props.action}>
        <div class="mt-3 flex flex-wrap gap-2">{props.action}</div>
      </Show>
    </div>
  )
}
