import { createSignal } from 'solid-js'
import type { DrawingState } from './create-drawing.ts'
import { elementsByKey } from './graph/find-elements.ts'
import type { Problem } from './store.ts'

const marker = 'has-problem'

type CheckState = 'empty' | 'checking' | 'checked' | 'failed'
export type Problems = { problems: () => Problem[]; state: () => CheckState }

/** What is known to be wrong with a drawing, shown at its elements. */
export function createProblems(drawing: DrawingState) {
  const [problems, setProblems] = createSignal<Problem[]>([])
  const [state, setState] = createSignal<CheckState>('empty')
  let marked = new Set<string>()

  function show(found: Problem[], next: 'empty' | 'checked'): void {
    setProblems(found)
    setState(next)
    mark(found)
  }

  /** Only what differs from before is touched: a marker costs a repaint. */
  function mark(found: Problem[]): void {
    const elements = elementsByKey(drawing)
    const wanted = new Set(found.flatMap(({ element_id }) => elements.get(element_id)?.id ?? []))
    const canvas = drawing.get('canvas')
    const isThere = (id: string): boolean => drawing.get('elementRegistry').get(id) !== undefined
    for (const id of marked) if (!wanted.has(id) && isThere(id)) canvas.removeMarker(id, marker)
    for (const id of wanted) if (!marked.has(id) || !hasMarker(id)) canvas.addMarker(id, marker)
    marked = wanted
  }

  function hasMarker(id: string): boolean {
    const element = drawing.get('elementRegistry').get(id)
    return element !== undefined && drawing.get('elementRegistry').getGraphics(element).classList.contains(marker)
  }

  return { problems, state, setState, show }
}
