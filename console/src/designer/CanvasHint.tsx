import { createMemo, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import type { DrawingState } from './create-drawing.ts'

/** What belongs on an empty canvas, and what a phone cannot do. */
export function CanvasHint(props: { drawing: DrawingState }) {
  const words = () => t().designer.empty
  const isEmpty = createMemo(() => {
    props.drawing.tick()
    return props.drawing.isLoaded() && props.drawing.readGraph().nodes.length === 0
  })
  return (
    <>
      <Show when={isEmpty()}>
        <div class="pointer-events-none absolute inset-0 flex items-center justify-center p-6 text-center">
          <div class="rounded bg-canvas px-4 py-3">
            <p class="text-base font-medium text-ink-2">{props.drawing.canEdit ? words().title : words().nothing}</p>
            <Show when={props.drawing.canEdit}>
              <p class="mt-1 text-sm text-ink-3">{props.drawing.notation.words().hint}</p>
            </Show>
          </div>
        </div>
      </Show>
      <Show when={!props.drawing.canEdit}>
        <p class="absolute inset-x-3 top-3 rounded border border-line bg-surface px-3 py-2 text-sm text-ink-2">
          {words().narrow}
        </p>
      </Show>
    </>
  )
}
