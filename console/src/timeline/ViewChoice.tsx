import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { timelineWords } from '../i18n/timeline-words.ts'

/** Between the day and the month. */
export function ViewChoice(props: { current: 'timeline' | 'month' }) {
  const views = () =>
    [
      { id: 'timeline', href: '/timeline', label: timelineWords().timeline },
      { id: 'month', href: '/schedule', label: timelineWords().month },
    ] as const
  return (
    <nav class="flex rounded border border-line-strong p-0.5" aria-label={timelineWords().view}>
      <For each={views()}>
        {(view) => (
          <A
            href={view.href}
            class="flex h-6.5 items-center rounded-sm px-3 text-ink-2 transition-colors hover:text-ink aria-[current=page]:bg-muted aria-[current=page]:font-medium aria-[current=page]:text-ink"
            aria-current={props.current === view.id ? 'page' : undefined}
          >
            {view.label}
          </A>
        )}
      </For>
    </nav>
  )
}
