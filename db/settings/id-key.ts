/** An id as the key of a row, filled up so that text sorts like numbers; `Number` gives it back. */
export function idKey(id: number): string {
  return String(id).padStart(16, '0')
}
