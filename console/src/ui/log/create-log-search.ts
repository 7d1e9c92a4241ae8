import { createMemo, createSignal } from 'solid-js'
import { stripAnsi } from './ansi.ts'
import type { LogLine } from './create-log.ts'

/** Finds lines and walks through them; `reveal` brings the found one into sight. */
export function createLogSearch(lines: () => readonly LogLine[], reveal: (index: number) => void) {
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
  const hits = createMemo(() => {
    const wanted = query().trim().toLowerCase()
    if (wanted === '') return []
    return lines().flatMap((line, index) => (stripAnsi(line.text).toLowerCase().includes(wanted) ? [index] : []))
  })

  function go(next: number): void {
    if (hits().length === 0) return
    setAt((next + hits().length) % hits().length)
    const line = hits()[at()]
    if (line !== undefined) reveal(line)
  }

  return {
    query: () => query().trim(),
    find: (text: string) => {
      setQuery(text)
      go(0)
    },
    hitCount: () => hits().length,
    position: () => (hits().length === 0 ? 0 : Math.min(at(), hits().length - 1) + 1),
    currentLine: () => hits()[at()],
    next: () => go(at() + 1),
    previous: () => go(at() - 1),
  }
}

export type LogSearch = ReturnType<typeof createLogSearch>
