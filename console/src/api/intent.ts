/**
 * One person's wish to create or trigger something. Pressing again after a lost answer repeats the same key for the same
 * body, so nothing happens twice; another body, or `done`, is a new wish.
 */
export function createIntent(): { keyFor: (body: unknown) => string; done: () => void } {
  let last: { body: string; key: string } | undefined

  function keyFor(body: unknown): string {
    const written = JSON.stringify(body)
    if (last?.body !== written) last = { body: written, key: randomKey() }
    return last.key
  }

  return {
    keyFor,
    done: () => {
      last = undefined
    },
  }
}

function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
