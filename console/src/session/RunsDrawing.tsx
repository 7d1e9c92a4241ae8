import { For } from 'solid-js'
import { type Tone, toneLook } from '../ui/status.ts'

type Bar = { from: number; size: number; tone: Tone }

/** Rows of a day's runs: what the product is about, as a drawing. Percent of the width. */
const rows: Bar[][] = [
  [
    { from: 6, size: 13, tone: 'success' },
    { from: 30, size: 12, tone: 'success' },
    { from: 54, size: 14, tone: 'success' },
  ],
  [
    { from: 12, size: 26, tone: 'success' },
    { from: 60, size: 22, tone: 'running' },
  ],
  [
    { from: 20, size: 6, tone: 'failed' },
    { from: 29, size: 6, tone: 'failed' },
    { from: 40, size: 20, tone: 'success' },
  ],
  [
    { from: 8, size: 5, tone: 'success' },
    { from: 24, size: 5, tone: 'success' },
    { from: 40, size: 5, tone: 'skipped' },
    { from: 56, size: 5, tone: 'success' },
    { from: 72, size: 5, tone: 'running' },
  ],
  [{ from: 34, size: 38, tone: 'success' }],
  [
    { from: 16, size: 18, tone: 'timeout' },
    { from: 42, size: 16, tone: 'success' },
    { from: 66, size: 12, tone: 'success' },
  ],
  [{ from: 48, size: 30, tone: 'running' }],
  [
    { from: 10, size: 9, tone: 'success' },
    { from: 33, size: 10, tone: 'success' },
    { from: 58, size: 9, tone: 'success' },
  ],
]

const nowAt = 82

export function RunsDrawing() {
  return (
    <div class="relative mx-10 my-auto grid gap-5 py-10" aria-hidden="true">
      <For each={rows}>
        {(bars) => (
          <div class="relative h-2.5">
            <div class="absolute inset-x-0 top-1/2 h-px bg-line" />
            <For each={bars}>
              {(bar) => (
                <div
                  class={`absolute h-2.5 rounded-full ring-4 ring-canvas ${toneLook[bar.tone].solid}`}
                  style={{ left: `${bar.from}%`, width: `${bar.tone === 'running' ? nowAt - bar.from : bar.size}%` }}
                />
              )}
            </For>
          </div>
        )}
      </For>
      <div class="absolute inset-y-4 w-px bg-accent" style={{ left: `${nowAt}%` }} />
    </div>
  )
}
