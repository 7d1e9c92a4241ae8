import { createEffect, createSignal, on, onCleanup } from 'solid-js'

/** The text as it was when the typing last rested for so long. */
export function createRested(text: () => string, restMs: number): () => string {
  const [rested, setRested] = createSignal(text())
  createEffect(
    on(
      text,
      (now) => {
        const timer = setTimeout(() => setRested(now), restMs)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return rested
}
