import { For, Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import type { Param } from '../../ui/create-url-state.ts'
import { Section } from '../../ui/Section.tsx'
import { type Option, Select } from '../../ui/Select.tsx'
import { type UnmatchedNode, verdictsQuery } from './migration-queries.ts'

/** Which node of the other version stands for one that is not there, by their ids. */
export type Mapping = Record<string, string>

/** `old:new,other:its`: ids hold neither sign. */
export const mappingParam: Param<Mapping> = {
  read: (text) =>
    Object.fromEntries(
      (text ?? '').split(',').flatMap((pair) => {
        const [from, to] = pair.split(':')
        return from && to ? [[from, to]] : []
      }),
    ),
  write: (mapping) =>
    Object.entries(mapping)
      .map(([from, to]) => `${from}:${to}`)
      .join(',') || undefined,
}

/** No node has this id. */
const none = '-'

/** For each node at which requests stand and that the other version has not: which node stands for it there. */
export function NodeMapping(props: {
  workflowId: number
  toVersion: number
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const words = () => t().migration
  const record = createRecord(() => verdictsQuery(props.workflowId, props.toVersion, {}))
  const nodes = (): UnmatchedNode[] =>
    (record.data()?.unmatched_nodes ?? []).filter(({ candidates }) => candidates.length > 0)

  function optionsOf({ node_id, candidates }: UnmatchedNode): Option[] {
    const others = Object.entries(props.mapping).flatMap(([from, to]) => (from === node_id ? [] : [to]))
    const free = candidates.filter((candidate) => !others.includes(candidate.node_id))
    return [
      { value: none, label: words().unmapped },
      ...free.map((candidate) => ({ value: candidate.node_id, label: candidate.node_name ?? candidate.node_id })),
    ]
  }

  function choose(node: string, to: string): void {
    const { [node]: _, ...others } = props.mapping
    props.onChange(to === none ? others : { ...others, [node]: to })
  }

  return (
    <Show when={nodes().length > 0}>
      <div class="pb-6">
        <Section title={words().mapping}>
          <p class="max-w-form pb-3 text-sm text-ink-2">{words().mappingBody(props.toVersion)}</p>
          <div class="grid max-w-form gap-4 md:grid-cols-2">
            <For each={nodes()}>
              {(node) => (
                <Select
                  label={words().standsFor(node.node_name ?? node.node_id)}
                  value={props.mapping[node.node_id] ?? none}
                  options={optionsOf(node)}
                  onChange={(to) => choose(node.node_id, to)}
                />
              )}
            </For>
          </div>
        </Section>
      </div>
    </Show>
  )
}
