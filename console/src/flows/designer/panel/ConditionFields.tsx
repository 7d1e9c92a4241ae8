import { createMemo, For } from 'solid-js'
import { t } from '../../../i18n/language.ts'
import { Select } from '../../../ui/Select.tsx'
import { edgeKey } from '../graph/diff-graphs.ts'
import { elementsByKey } from '../graph/find-elements.ts'
import { readGraph } from '../graph/read-graph.ts'
import { PanelSection } from './fields.tsx'
import type { KindFieldsProps } from './node-panel.ts'

/** Which edges a condition takes, and the edges themselves at a glance. */
export function ConditionFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  const registry = () => props.drawing.get('elementRegistry')
  const edges = createMemo(() => {
    props.drawing.tick()
    const { nodes, edges } = readGraph(registry())
    const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id
    return edges
      .filter(({ source }) => source === props.node.id)
      .map((edge) => ({
        key: edgeKey(edge),
        target: nameOf(edge.target),
        said: edge.default ? t().flows.edge.default : edge.condition,
      }))
  })

  function select(key: string): void {
    const element = elementsByKey(registry()).get(key)
    if (element) props.drawing.get('selection').select(element)
  }

  return (
    <>
      <PanelSection>
        <Select
          label={words().takes}
          value={props.node.takes ?? 'every'}
          options={(['every', 'first'] as const).map((value) => ({ value, label: words().takesChoices[value] }))}
          onChange={(takes) => props.change({ takes: takes === 'every' ? undefined : takes })}
        />
      </PanelSection>
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
    </>
  )
}
