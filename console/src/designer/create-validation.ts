import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { DrawingState } from './create-drawing.ts'
import { elementsByKey } from './graph/find-elements.ts'
import type { Checked, Problem } from './store.ts'

const restMs = 500
const largeRestMs = 1500
const large = 300
const marker = 'has-problem'

export type Validation = ReturnType<typeof createValidation>

type Check = (bpmn_xml: string, signal: AbortSignal) => Promise<Pick<Checked, 'problems'>>

/** What keeps it from being run, asked for when the drawing rests, and shown at its elements. `watch`: what else it depends on. */
export function createValidation(drawing: DrawingState, check: Check, watch: () => unknown) {
  const [problems, setProblems] = createSignal<Problem[]>([])
  const [state, setState] = createSignal<'empty' | 'checking' | 'checked' | 'failed'>('empty')
  let marked = new Set<string>()
  let running: AbortController | undefined

  createEffect(
    on([drawing.tick, watch], () => {
      running?.abort()
      if (!drawing.isLoaded()) return
      const { nodes } = drawing.readGraph()
      if (nodes.length === 0) return show([], 'empty')
      setState('checking')
      const timer = setTimeout(() => void look(), nodes.length > large ? largeRestMs : restMs)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  onCleanup(() => running?.abort())

  async function look(): Promise<void> {
    const mine = new AbortController()
    running = mine
    try {
      const { problems: found } = await check(await drawing.write(), mine.signal)
      if (!mine.signal.aborted) show(found, 'checked')
    } catch {
      if (!mine.signal.aborted) setState('failed')
    }
  }

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

  return { problems, state }
}
