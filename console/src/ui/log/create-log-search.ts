import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { createRested } from '../create-rested.ts'
import { stripAnsi } from './ansi.ts'
import type { LogLine } from './create-log.ts'

const restMs = 120

/** Finds lines and walks through them; `reveal` brings the found one into sight. */
export function createLogSearch(lines: () => readonly LogLine[], reveal: (index: number) => void) {
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
  // Looking through hundreds of thousands of lines at every key would hold up the typing.
  const rested = createRested(query, restMs)
  const hits = createMemo(() => {
    const wanted = rested().trim().toLowerCase()
    if (wanted === '') return []
    return lines().flatMap((line, index) => (stripAnsi(line.text).toLowerCase().includes(wanted) ? [index] : []))
  })

  function go(next: number): void {
    if (hits().length === 0) return
    setAt((next + hits().length) % hits().length)
    const line = hits()[at()]
    if (line !== undefined) reveal(line)
  }

  createEffect(on(rested, () => go(0), { defer: true }))

  return {
    query: () => rested().trim(),
    find: (text: string) => void setQuery(text),
    hitCount: () => hits().length,
    position: () => (hits().length === 0 ? 0 : Math.min(at(), hits().length - 1) + 1),
    currentLine: () => hits()[at()],
    next: () => go(at() + 1),
    previous: () => go(at() - 1),
  }
}

export type LogSearch = ReturnType<typeof createLogSearch>
