import type { JSX } from 'solid-js'

export function NodePart(props: { title: string; children: JSX.Element; trailing?: JSX.Element }) {
  return (
    <section class="min-w-0">
      <div class="flex min-h-7 items-center justify-between gap-3 pb-1">
        <h3 class="text-sm font-medium">{props.title}</h3>
        {props.trailing}
      </div>
      {props.children}
    </section>
  )
}
