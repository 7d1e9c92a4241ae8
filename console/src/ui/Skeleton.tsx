import { For } from 'solid-js'

/** The shape of what is about to come, at first sight only. */
export function Skeleton(props: { class?: string }) {
  return <div class={`animate-pulse rounded-sm bg-muted ${props.class ?? 'h-4 w-full'}`} aria-hidden="true" />
}

const lineWidths = ['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5']

export function SkeletonLines(props: { count?: number }) {
  return (
    <div class="grid gap-3 py-2" aria-hidden="true">
      <For each={Array.from({ length: props.count ?? 4 })}>
        {(_, index) => <Skeleton class={`h-4 ${lineWidths[index() % lineWidths.length]}`} />}
      </For>
    </div>
  )
}
