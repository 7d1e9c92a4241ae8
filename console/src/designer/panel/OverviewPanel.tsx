import { createMemo, For } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import type { DrawingState } from '../create-drawing.ts'

const keys = [
  ['save', 'mod+s'],
  ['undo', 'mod+z'],
  ['redo', 'mod+y'],
  ['copy', 'mod+c'],
  ['paste', 'mod+v'],
  ['all', 'mod+a'],
  ['find', 'mod+f'],
  ['remove', 'Del'],
  ['move', '← ↑ ↓ →'],
] as const

/** Nothing is selected: how much there is, and the keys. */
export function OverviewPanel(props: { drawing: DrawingState }) {
  const words = () => t().designer.panel
  const counts = createMemo(() => {
    props.drawing.tick()
    const { nodes, edges } = props.drawing.readAll()
    return words().counts(nodes.length, edges.length)
  })
  return (
    <>
      <div class="px-4 pt-3 pb-4">
        <h2 class="text-base font-semibold leading-6">{words().whole}</h2>
        <p class="text-sm text-ink-3 tabular">{counts()}</p>
        <p class="mt-2 text-sm text-ink-2">{words().wholeHint}</p>
      </div>
      <section class="border-t border-line px-4 py-4">
        <h3 class="text-sm font-semibold">{words().shortcuts}</h3>
        <dl class="mt-2 grid grid-cols-[1fr_auto] items-center gap-y-1.5 text-sm">
          <For each={keys}>
            {([name, key]) => (
              <>
                <dt class="text-ink-2">{words().keys[name]}</dt>
                <dd class="text-right">
                  <KeyHint keys={key} />
                </dd>
              </>
            )}
          </For>
        </dl>
      </section>
    </>
  )
}
