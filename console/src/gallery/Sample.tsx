import type { JSX } from 'solid-js'

export function Sample(props: { name: string; children: JSX.Element }) {
  return (
    <section class="min-w-0">
      <h2 class="mb-2 border-b border-line pb-1 font-mono text-xs text-ink-3">{props.name}</h2>
      {props.children}
    </section>
  )
}
