import { For } from 'solid-js'

export function Tags(props: { tags: string[] }) {
  return (
    <span class="inline-flex max-w-full gap-1" data-tip={props.tags.length > 2 ? props.tags.join(' · ') : undefined}>
      <For each={props.tags}>
        {(tag) => <span class="truncate rounded-sm bg-muted px-1.5 text-xs leading-5 text-ink-2">{tag}</span>}
      </For>
    </span>
  )
}
