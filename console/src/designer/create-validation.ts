import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { FlowProblem } from '../flow-records.ts'
import { validateFlow } from '../flow-writes.ts'
import type { DrawingState } from './create-drawing.ts'
import { elementsByKey } from './graph/find-elements.ts'
import { readGraph } from './graph/read-graph.ts'

const restMs = 500
const largeRestMs = 1500
const large = 300
const marker = 'has-problem'

export type Validation = ReturnType<typeof createValidation>

/** What keeps the flow from being run, asked for when the drawing rests, and shown at its elements. */
export function createValidation(drawing: DrawingState) {
  const [problems, setProblems] = createSignal<FlowProblem[]>([])
  const [state, setState] = createSignal<'empty' | 'checking' | 'checked' | 'failed'>('empty')
  let marked = new Set<string>()
  let running: AbortController | undefined

  createEffect(
    on(drawing.tick, () => {
      running?.abort()
      if (!drawing.isLoaded()) return
      const { nodes } = readGraph(drawing.get('elementRegistry'))
      if (nodes.length === 0) return show([], 'empty')
      setState('checking')
      const timer = setTimeout(() => void check(), nodes.length > large ? largeRestMs : restMs)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  onCleanup(() => running?.abort())

  async function check(): Promise<void> {
    const mine = new AbortController()
    running = mine
    try {
      const { problems: found } = await validateFlow({ bpmn_xml: await drawing.write() }, mine.signal)
      if (!mine.signal.aborted) show(found, 'checked')
    } catch {
      if (!mine.signal.aborted) setState('failed')
    }
  }

  function show(found: FlowProblem[], next: 'empty' | 'checked'): void {
    setProblems(found)
    setState(next)
    mark(found)
  }

  /** Only what differs from before is touched: a marker costs a repaint. */
  function mark(found: FlowProblem[]): void {
    const elements = elementsByKey(drawing.get('elementRegistry'))
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

  return { problems, state, show: (found: FlowProblem[]): void => show(found, 'checked') }
}
