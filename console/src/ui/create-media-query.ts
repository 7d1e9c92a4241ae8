import { type Accessor, createSignal, onCleanup } from 'solid-js'

function createMediaQuery(query: string): Accessor<boolean> {
  const media = window.matchMedia?.(query)
  const [matches, setMatches] = createSignal(media?.matches ?? false)
  const update = (): void => void setMatches(media?.matches ?? false)
  media?.addEventListener('change', update)
  onCleanup(() => media?.removeEventListener('change', update))
  return matches
}

/** Between a phone and a desk there is room for the navigation's icons only. */
export const createIsMedium = (): Accessor<boolean> => createMediaQuery('(max-width: 1023.98px)')

/** Below 768 px the navigation is a drawer and lists are cards. */
export const createIsNarrow = (): Accessor<boolean> => createMediaQuery('(max-width: 767.98px)')
