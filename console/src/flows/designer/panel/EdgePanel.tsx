import Trash from 'lucide-solid/icons/trash'
import { createMemo, Show } from 'solid-js'
import { kindOf } from '../../../../../bpmn/extension/node-kinds.ts'
import {
  conditionOf,
  type EdgeEvent,
  endsOf,
  eventOf,
  isDefaultOf,
  isTerminal,
} from '../../../../../bpmn/extension/read-edge.ts'
import { t } from '../../../i18n/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Select } from '../../../ui/Select.tsx'
import { setCondition, setDefault, setEvent } from '../canvas/change-edges.ts'
import type { Connection } from '../canvas/services.ts'
import type { DrawingState } from '../create-drawing.ts'
import type { Validation } from '../create-validation.ts'
import { FeelField } from '../feel/FeelField.tsx'
import { suggestionsFor } from '../feel/suggestions.ts'
import { edgeKey } from '../graph/diff-graphs.ts'
import { readGraph } from '../graph/read-graph.ts'
import { PanelSection } from './fields.tsx'
import { ProblemList } from './ProblemList.tsx'

type EdgePanelProps = { drawing: DrawingState; validation: Validation; params: string[]; edge: Connection }

const events: EdgeEvent[] = ['success', 'failure', 'always']

export function EdgePanel(props: EdgePanelProps) {
  const words = () => t().flows.edge
  const { get } = props.drawing
  const fields = createMemo(() => {
    props.drawing.tick()
    return ownFieldsOf(props.edge)
  })
  const graph = createMemo(() => (props.drawing.tick() >= 0 ? readGraph(get('elementRegistry')) : undefined))
  const nameOf = (id: string | undefined): string => graph()?.nodes.find((node) => node.id === id)?.name ?? id ?? ''
  const suggestions = createMemo(() =>
    suggestionsFor({
      graph: graph() ?? { nodes: [], edges: [] },
      node: fields()?.source ?? '',
      isIncluded: true,
      params: props.params,
    }),
  )
  const isOfCondition = (): boolean => kindOf(props.edge.source.businessObject) === 'condition'
  const on = (): EdgeEvent => fields()?.on ?? 'success'
  const isThere = (): boolean => get('elementRegistry').get(props.edge.id) === props.edge

  return (
    <>
      <header class="px-4 pt-3 pb-3">
        <h2 class="text-base font-semibold leading-6">{words().title}</h2>
        <Show when={fields()} fallback={<p class="mt-1 text-sm text-ink-2">{words().terminal}</p>}>
          {(edge) => (
            <p class="truncate pr-8 text-sm text-ink-2">
              {nameOf(edge().source)} → {nameOf(edge().target)}
            </p>
          )}
        </Show>
      </header>
      <Show when={fields()}>
        {(edge) => (
          <>
            <ProblemList
              problems={props.validation.problems().filter(({ element_id }) => element_id === edgeKey(edge()))}
            />
            <PanelSection>
              <Select
                label={words().on}
                help={words().eventHelp[on()]}
                value={on()}
                options={events.map((value) => ({ value, label: words().events[value] }))}
                onChange={(event) => setEvent(get, props.edge, event)}
              />
              <Show when={on() === 'success' && (isOfCondition() || edge().isDefault)}>
                <Checkbox
                  label={words().isDefault}
                  checked={edge().isDefault}
                  onChange={(isOn) => setDefault(get, props.edge, isOn)}
                />
              </Show>
              <Show when={!edge().isDefault}>
                <FeelField
                  label={words().condition}
                  help={words().conditionHelp}
                  placeholder={`${edge().source}.result > 0`}
                  value={edge().condition ?? ''}
                  suggestions={suggestions()}
                  onChange={(text) => isThere() && setCondition(get, props.edge, text || undefined)}
                />
              </Show>
            </PanelSection>
          </>
        )}
      </Show>
      <PanelSection>
        <div>
          <Button size="sm" icon={Trash} onClick={() => get('modeling').removeElements([props.edge])}>
            {words().remove}
          </Button>
        </div>
      </PanelSection>
    </>
  )
}

/** What the edge says itself; the event at which it begins may ask for more. Undefined for one from the start, or to an end. */
function ownFieldsOf({ businessObject: flow, source, target }: Connection) {
  const ends = endsOf(flow)
  if (!ends || isTerminal(source.businessObject) || isTerminal(target.businessObject)) return undefined
  const isDefault = isDefaultOf(source.businessObject, flow)
  return { ...ends, on: eventOf(flow), isDefault, condition: isDefault ? undefined : conditionOf(flow) }
}
