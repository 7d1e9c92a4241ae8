import { createSignal } from 'solid-js'
import type { FieldType } from '../../../../domain/approvals/form.ts'
import type { FormDesign } from './create-form-design.ts'
import type { Place } from './form-changes.ts'

/** What is dragged: the browser tells it to nobody before it is dropped. */
type Dragged = { kind: FieldType } | { path: string }
const [dragged, setDragged] = createSignal<Dragged>()

export { dragged }

const format = 'application/x-ops-form-field'

export function dragKind(event: DragEvent, kind: FieldType): void {
  begin(event, { kind }, 'copy')
}

export function dragField(event: DragEvent, path: string): void {
  event.stopPropagation()
  begin(event, { path }, 'move')
}

export function endDrag(): void {
  setDragged(undefined)
}

/** Whether something of a form is over this place. */
export function allowDrop(event: DragEvent): boolean {
  if (!event.dataTransfer?.types.includes(format)) return false
  event.preventDefault()
  event.stopPropagation()
  return true
}

export function drop(event: DragEvent, design: FormDesign, place: Place): void {
  const what = dragged()
  if (!allowDrop(event) || !what) return
  endDrag()
  if ('kind' in what) design.add(what.kind, place)
  else design.move(what.path, place)
}

function begin(event: DragEvent, what: Dragged, effect: 'copy' | 'move'): void {
  if (!event.dataTransfer) return
  event.dataTransfer.setData(format, 'path' in what ? what.path : what.kind)
  event.dataTransfer.effectAllowed = effect
  setDragged(what)
}
