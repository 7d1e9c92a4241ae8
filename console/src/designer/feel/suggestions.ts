/** `example`: what an expression may be tried over, as long as nobody says otherwise. */
export type Suggestion = { text: string; hint: string; example?: unknown }

const word = /[\p{L}\p{N}_.-]*$/u
const mostShown = 8

/** What may be meant by what stands before the caret, and from where on it would be replaced. */
export function matchesAt(text: string, caret: number, all: Suggestion[]): { from: number; matches: Suggestion[] } {
  const typed = word.exec(text.slice(0, caret))?.[0] ?? ''
  const wanted = typed.toLowerCase()
  const starts = all.filter((one) => one.text.toLowerCase().startsWith(wanted) && one.text !== typed)
  const holds = all.filter(
    (one) => one.text.toLowerCase().includes(wanted) && !starts.includes(one) && one.text !== typed,
  )
  return { from: caret - typed.length, matches: [...starts, ...holds].slice(0, mostShown) }
}
