/** `isSecret` undefined: as its name says; `isStored`: the server keeps a secret value that it does not show. */
export type KeyValue = { name: string; value: string; isSecret?: boolean; isStored?: boolean }

/** Empty unless every line reads `Name: value`. */
export function parseHeaderLines(text: string): KeyValue[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const pairs = lines.map((line) => /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(line))
  if (pairs.some((pair) => !pair)) return []
  return pairs.flatMap((pair) => (pair?.[1] ? [{ name: pair[1], value: (pair[2] ?? '').trim() }] : []))
}
