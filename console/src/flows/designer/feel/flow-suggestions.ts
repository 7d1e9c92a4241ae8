import type { Suggestion } from '../../../designer/feel/suggestions.ts'
import { t } from '../../../i18n/language.ts'
import type { FlowFields } from '../graph/read-graph.ts'
import { upstreamOf } from '../graph/upstream.ts'

type Place = {
  graph: FlowFields
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
    ...(hasItem ? [{ text: 'item', hint: words.itemOf, example: {} }] : []),
    ...nodes.flatMap(({ id, name, outputs }) => [
      { text: `${id}.result`, hint: words.resultOf(name ?? id), example: 0 },
      ...Object.keys(outputs ?? {}).map((field) => ({
        text: `${id}.result.${field}`,
        hint: words.resultOf(name ?? id),
      })),
      { text: `${id}.status`, hint: words.statusOf(name ?? id), example: 'success' },
    ]),
    ...params.map((name) => ({ text: `params.${name}`, hint: words.paramOf, example: '' })),
    { text: 'params', hint: words.paramOf },
  ]
}
