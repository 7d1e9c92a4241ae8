import { For } from 'solid-js'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { toneLook, tones } from '../ui/status.ts'
import { Sample } from './Sample.tsx'

const grounds = [
  'bg-canvas',
  'bg-surface',
  'bg-raised',
  'bg-subtle',
  'bg-muted',
  'bg-accent',
  'bg-accent-soft',
  'bg-danger',
]
const inks = ['text-ink', 'text-ink-2', 'text-ink-3', 'text-accent-ink']
const sizes = ['text-xs', 'text-sm', 'text-base', 'text-lg', 'text-xl', 'text-2xl']

export function TokenSamples() {
  return (
    <>
      <Sample name="colour">
        <div class="grid grid-cols-4 gap-2 text-xs text-ink-2">
          <For each={grounds}>
            {(ground) => (
              <span>
                <span class={`block h-8 rounded border border-line ${ground}`} />
                {ground.slice(3)}
              </span>
            )}
          </For>
        </div>
        <p class="mt-3 flex flex-wrap gap-4">
          <For each={inks}>{(ink) => <span class={ink}>{ink.slice(5)} 运营 Ag 012</span>}</For>
        </p>
      </Sample>
      <Sample name="StatusBadge">
        <div class="grid grid-cols-[auto_auto_1fr] items-center gap-x-4 gap-y-2">
          <For each={tones}>
            {(tone) => (
              <>
                <StatusBadge status={tone} />
                <StatusBadge status={tone} plain />
                <span class={`h-2 w-16 rounded-full ${toneLook[tone].solid}`} />
              </>
            )}
          </For>
        </div>
      </Sample>
      <Sample name="type">
        <For each={sizes}>{(size) => <p class={size}>{size.slice(5)} 智能运营系统 Operations 0123456789</p>}</For>
        <p class="font-mono text-sm">mono 0 9 * * 1-5 4bf92f3577b34da6</p>
      </Sample>
    </>
  )
}
