import { createSignal } from 'solid-js'

/** The rows ticked on the page of a list that is on the screen. */
export function createSelection(visibleIds: () => number[]) {
  const [ticked, setTicked] = createSignal<ReadonlySet<number>>(new Set())

  // A row that left the screen is no longer meant by a bulk action.
  const ids = (): number[] => visibleIds().filter((id) => ticked().has(id))

  function toggle(id: number): void {
    const next = new Set(ids())
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }

  return {
    ids,
    has: (id: number) => ticked().has(id),
    toggle,
    isAll: () => ids().length > 0 && ids().length === visibleIds().length,
    isSome: () => ids().length > 0 && ids().length < visibleIds().length,
    toggleAll: () => setTicked(new Set(ids().length === visibleIds().length ? [] : visibleIds())),
    clear: () => setTicked(new Set<number>()),
  }
}

export type Selection = ReturnType<typeof createSelection>
