import type { JSX } from 'solid-js'

/** A part of a detail page under its own small title. */
export function Section(props: { title: string; children: JSX.Element }) {
  return (
    <section>
      <h2 class="pb-2 text-sm font-medium">{props.title}</h2>
      {props.children}
    </section>
  )
}
