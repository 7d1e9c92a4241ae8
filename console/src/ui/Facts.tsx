import { For, type JSX } from 'solid-js'

export type Fact = { label: string; value: JSX.Element }

/** Names with values: the side facts of a detail page. */
export function Facts(props: { items: Fact[] }) {
  return (
    <dl class="grid grid-cols-[minmax(88px,auto)_1fr] gap-x-4 gap-y-2 text-sm">
      <For each={props.items}>
        {(fact) => (
          <>
            <dt class="text-ink-3">{fact.label}</dt>
            <dd class="min-w-0 break-words">{fact.value}</dd>
          </>
        )}
      </For>
    </dl>
  )
}
