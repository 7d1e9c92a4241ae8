import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../i18n/language.ts'
import { addNode } from './add-node.ts'
import { newShape } from './canvas/create-shape.ts'
import type { DrawingState } from './create-drawing.ts'

/** What can be put onto the canvas, in the words of the product. */
export function Palette(props: { drawing: DrawingState }) {
  const words = () => props.drawing.notation.words()
  const look = (kind: string) => props.drawing.notation.looks[kind]

  function drag(event: DragEvent, kind: string): void {
    // The canvas draws what is dragged itself.
    event.preventDefault()
    props.drawing.get('create').start(event, newShape(props.drawing.get, kind))
  }

  return (
    <section
      class="flex w-14 shrink-0 flex-col gap-0.5 overflow-y-auto border-r border-line bg-surface p-1.5 xl:w-36"
      aria-label={t().designer.palette.title}
    >
      <h2 class="hidden px-2 pt-1 pb-1.5 text-xs text-ink-3 xl:block">{t().designer.palette.title}</h2>
      <For each={props.drawing.notation.kinds}>
        {(kind) => (
          <button
            type="button"
            draggable={true}
            class="flex h-9 shrink-0 cursor-grab! items-center justify-center gap-2.5 rounded px-2 text-left transition-colors select-none hover:bg-muted active:cursor-grabbing! xl:justify-start"
            aria-label={words().kinds[kind]}
            data-tip={`${words().kinds[kind]}\n${words().kindHelp[kind]}`}
            onClick={() => addNode(props.drawing.get, kind)}
            onDragStart={(event) => drag(event, kind)}
          >
            <span class="flex" style={{ color: look(kind)?.colour }}>
              <Dynamic component={look(kind)?.icon} size={17} aria-hidden="true" />
            </span>
            <span class="hidden truncate xl:inline">{words().kinds[kind]}</span>
          </button>
        )}
      </For>
      <p class="mt-auto hidden px-2 py-1.5 text-xs text-ink-3 xl:block">{t().designer.palette.hint}</p>
    </section>
  )
}
