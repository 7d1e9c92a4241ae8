import type { JSX } from 'solid-js'

/** What belongs together of a field, under its small title. */
export function Part(props: { title: string; children: JSX.Element }) {
  return (
    <div class="grid gap-3 border-t border-line pt-4">
      <h3 class="text-xs font-medium text-ink-2">{props.title}</h3>
      {props.children}
    </div>
  )
}
