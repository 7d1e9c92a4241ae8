import { For } from 'solid-js'
import { type Tone, toneLook } from './status.ts'

type StatusBarProps = { label: string; total: number; parts: { tone: Tone; count: number }[]; isSlim?: boolean }

/** How far many things have come, each share in the colour of its state; the words stand beside it. */
export function StatusBar(props: StatusBarProps) {
  const shown = (): number => props.parts.reduce((sum, { count }) => sum + count, 0)
  return (
    <div
      class={`flex w-full gap-px overflow-hidden rounded-full bg-muted ${props.isSlim ? 'h-1.5' : 'h-2.5'}`}
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={props.total}
      aria-valuenow={shown()}
    >
      <For each={props.parts.filter(({ count }) => count > 0)}>
        {(part) => (
          <div
            class={`h-full min-w-0.5 transition-[width] ${toneLook[part.tone].solid}`}
            style={{ width: `${(part.count / Math.max(1, props.total)) * 100}%` }}
          />
        )}
      </For>
    </div>
  )
}
