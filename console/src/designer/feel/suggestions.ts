import { t } from '../../../i18n/language.ts'
import type { RawGraph } from '../graph/read-graph.ts'
import { upstreamOf } from '../graph/upstream.ts'

export type Suggestion = { text: string; hint: string }

type Place = {
  graph: RawGraph
  /** The node before whose beginning it is judged; `isIncluded` when after its end, as an edge's condition is. */
  node: string
  isIncluded?: boolean
  params: string[]
  hasItem?: boolean
}

/** What an expression may ask for where it stands. */
export function suggestionsFor({ graph, node, isIncluded, params, hasItem }: Place): Suggestion[] {
  const words = t().flows.feel
  const own = isIncluded ? graph.nodes.filter(({ id }) => id === node) : []
  const nodes = [...own, ...upstreamOf(graph, node)]
  return [
    ...(hasItem ? [{ text: 'item', hint: words.itemOf }] : []),
    ...nodes.flatMap(({ id, name, outputs }) => [
      { text: `${id}.result`, hint: words.resultOf(name ?? id) },
      ...Object.keys(outputs ?? {}).map((field) => ({
        text: `${id}.result.${field}`,
        hint: words.resultOf(name ?? id),
      })),
      { text: `${id}.status`, hint: words.statusOf(name ?? id) },
    ]),
    ...params.map((name) => ({ text: `params.${name}`, hint: words.paramOf })),
    { text: 'params', hint: words.paramOf },
  ]
}

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
