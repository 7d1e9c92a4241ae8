/** `npm run audit:check -- 2026-11 <hash> …`: months to look at, all without one; hashes of seals that were noted elsewhere. */
export function readCheckWords(words: string[]): { months?: string[]; hashes: string[] } {
  const months = words.filter((word) => /^\d{4}-(0[1-9]|1[0-2])$/.test(word))
  const hashes = words.filter((word) => /^[0-9a-f]{64}$/i.test(word)).map((word) => word.toLowerCase())
  const others = words.filter((word) => !months.includes(word) && !hashes.includes(word.toLowerCase()))
  if (others.length > 0) throw new Error(`"${others[0]}" is neither a month such as 2026-11 nor the hash of a seal`)
  return { hashes, ...(months.length > 0 && { months }) }
}
