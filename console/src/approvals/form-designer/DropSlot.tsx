import { createSignal } from 'solid-js'
import type { FormDesign } from './create-form-design.ts'
import { allowDrop, dragged, drop } from './drag.ts'
import type { Place } from './form-changes.ts'

/** Between two fields, or behind the last: where something that is dragged may come to stand. */
export function DropSlot(props: { design: FormDesign; place: Place; isLast?: boolean }) {
  const [isOver, setOver] = createSignal(false)
  return (
    <div
      aria-hidden="true"
      class="rounded-sm transition-all"
      classList={{
        'h-1.5': !isOver() && !(props.isLast && dragged()),
        'h-8 bg-accent-soft outline-2 outline-accent outline-dashed': isOver(),
        'h-8 border border-dashed border-line-control': !isOver() && props.isLast === true && dragged() !== undefined,
      }}
      onDragOver={(event) => setOver(allowDrop(event))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        drop(event, props.design, props.place)
      }}
    />
  )
}
