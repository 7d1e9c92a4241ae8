import { createEffect, createSignal, onMount, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { createDrawing, type DrawingState } from './create-drawing.ts'
import { createProblems, type Problems as KnownProblems } from './create-problems.ts'
import type { Notation } from './notation.ts'
import { Problems } from './Problems.tsx'
import type { Problem } from './store.ts'

type DrawingViewProps = {
  notation: Notation
  bpmn_xml: string
  /** What is wrong with it; left out, nobody asked. */
  problems?: Problem[]
}

/** A drawing to look at, with what is wrong with it below; each problem leads to its element. */
export function DrawingView(props: DrawingViewProps) {
  let box!: HTMLDivElement
  const [parts, setParts] = createSignal<{ drawing: DrawingState; known: KnownProblems }>()

  onMount(async () => {
    const drawing = createDrawing(box, { notation: props.notation, canEdit: false })
    const known = createProblems(drawing)
    createEffect(() => drawing.isLoaded() && known.show(props.problems ?? [], 'checked'))
    setParts({ drawing, known })
    await drawing.load(props.bpmn_xml || props.notation.emptyFile, { isSaved: true })
  })

  return (
    <div class="flex h-80 flex-col md:h-[min(560px,calc(100vh-300px))] overflow-hidden rounded border border-line">
      <div class="relative min-h-0 flex-1">
        <section ref={box} class="ops-canvas is-plain absolute inset-0" aria-label={t().designer.canvasLabel} />
      </div>
      <Show when={props.problems !== undefined && parts()}>
        {(shown) => <Problems drawing={shown().drawing} validation={shown().known} />}
      </Show>
    </div>
  )
}
