import { createMemo, For } from 'solid-js'
import { t } from '../../i18n/language.ts'
import type { DrawingState } from '../create-drawing.ts'
import { edgeKey } from '../graph/diff-graphs.ts'
import { elementsByKey } from '../graph/find-elements.ts'
import { PanelSection } from './fields.tsx'

/** The edges of a node at a glance; each leads to its form. */
export function OutgoingEdges(props: { drawing: DrawingState; node: string }) {
  const words = () => t().designer.node
  const edges = createMemo(() => {
    props.drawing.tick()
    const { nodes, edges } = props.drawing.readAll()
    const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id
    return edges
      .filter(({ source }) => source === props.node)
      .map((edge) => ({
        key: edgeKey(edge),
        target: nameOf(edge.target),
        said: edge.default ? t().designer.edge.default : (edge.condition ?? undefined),
      }))
  })

  function select(key: string): void {
    const element = elementsByKey(props.drawing).get(key)
    if (element) props.drawing.get('selection').select(element)
  }

  return (
    <PanelSection title={words().outgoing}>
      <ul class="grid gap-1">
        <For each={edges()} fallback={<li class="text-sm text-ink-3">{words().noOutgoing}</li>}>
          {(edge) => (
            <li>
              <button
                type="button"
                class="-mx-2 flex w-[calc(100%+16px)] items-baseline gap-2 rounded px-2 py-1 text-left text-sm hover:bg-subtle"
                onClick={() => select(edge.key)}
              >
                <span class="max-w-32 shrink-0 truncate">→ {edge.target}</span>
                <span
                  class="ml-auto min-w-0 truncate text-ink-3"
                  classList={{ 'font-mono text-ink-2': edge.said !== undefined }}
                >
                  {edge.said ?? words().always}
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </PanelSection>
  )
}
