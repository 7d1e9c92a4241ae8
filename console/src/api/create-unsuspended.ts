import { createMemo, createRoot, onCleanup } from 'solid-js'

/**
 * A value that suspends nobody. solid-query's `data` may suspend whoever reads it whenever the server is asked again,
 * and a form that is suspended leaves the page for a moment: with it goes the focus, and what is being typed.
 */
export function createUnsuspended<T>(read: () => T): () => T {
  // A root without an owner knows no Suspense around it.
  const { value, dispose } = createRoot((dispose) => ({ value: createMemo(read), dispose }), null)
  onCleanup(dispose)
  return value
}
