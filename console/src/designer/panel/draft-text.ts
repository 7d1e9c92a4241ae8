import { createEffect, createSignal, on, onCleanup } from 'solid-js'

const restMs = 400
const open = new Set<() => void>()

/** Takes over at once what is typed and not yet in the drawing, such as before it is saved. */
export function flushDrafts(): void {
  for (const flush of open) flush()
}

/** A text while one types it: it goes into the drawing when the typing rests, as one step of undo. */
export function createDraftText(value: () => string, commit: (text: string) => void) {
  const [text, setText] = createSignal(value())
  let timer: ReturnType<typeof setTimeout>
  let isPending = false

  function flush(): void {
    clearTimeout(timer)
    open.delete(flush)
    if (!isPending) return
    isPending = false
    if (text() !== value()) commit(text())
  }

  createEffect(on(value, (now) => void (!isPending && setText(now)), { defer: true }))
  // Not at once: what takes the panel away may be a change that is still on its way.
  onCleanup(() => queueMicrotask(flush))

  return {
    get value() {
      return text()
    },
    onChange(next: string): void {
      setText(next)
      isPending = true
      open.add(flush)
      clearTimeout(timer)
      timer = setTimeout(flush, restMs)
    },
  }
}
