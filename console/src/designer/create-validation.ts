import { createEffect, on, onCleanup } from 'solid-js'
import type { DrawingState } from './create-drawing.ts'
import { createProblems, type Problems } from './create-problems.ts'
import type { Checked } from './store.ts'

const restMs = 500
const largeRestMs = 1500
const large = 300

export type Validation = Problems

type Check = (bpmn_xml: string, signal: AbortSignal) => Promise<Pick<Checked, 'problems'>>

/** What keeps it from being run, asked for when the drawing rests. `watch`: what else it depends on. */
export function createValidation(drawing: DrawingState, check: Check, watch: () => unknown): Validation {
  const { problems, state, setState, show } = createProblems(drawing)
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

  return { problems, state }
}
