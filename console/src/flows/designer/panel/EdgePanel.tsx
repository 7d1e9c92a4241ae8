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
import { setCondition, setDefault } from '../../../designer/canvas/change-edges.ts'
import type { Connection } from '../../../designer/canvas/services.ts'
import { FeelField } from '../../../designer/feel/FeelField.tsx'
import { EdgeHead } from '../../../designer/panel/EdgeHead.tsx'
import { PanelSection } from '../../../designer/panel/fields.tsx'
import type { EdgePanelProps } from '../../../designer/panel/panels.ts'
import { t } from '../../../i18n/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Select } from '../../../ui/Select.tsx'
import { setEvent } from '../canvas/change-event.ts'
import { suggestionsFor } from '../feel/flow-suggestions.ts'
import { readGraph } from '../graph/read-graph.ts'
import { type FlowDraft, paramNamesOf } from '../settings/flow-draft.ts'

const events: EdgeEvent[] = ['success', 'failure', 'always']

export function EdgePanel(props: EdgePanelProps<FlowDraft>) {
  const words = () => t().flows.edge
  const { get } = props.drawing
  const fields = createMemo(() => {
    props.drawing.tick()
    return ownFieldsOf(props.edge)
  })
  const suggestions = createMemo(() => {
    props.drawing.tick()
    return suggestionsFor({
      graph: readGraph(get('elementRegistry')),
      node: fields()?.source ?? '',
      isIncluded: true,
      params: paramNamesOf(props.draft),
    })
  })
  const isOfCondition = (): boolean => kindOf(props.edge.source.businessObject) === 'condition'
  const on = (): EdgeEvent => fields()?.on ?? 'success'
  const isThere = (): boolean => get('elementRegistry').get(props.edge.id) === props.edge

  return (
    <>
      <EdgeHead drawing={props.drawing} validation={props.validation} ends={fields()} drawnOnly={words().terminal} />
      <Show when={fields()}>
        {(edge) => (
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
                label={t().designer.edge.isDefault}
                checked={edge().isDefault}
                onChange={(isOn) => setDefault(get, props.edge, isOn)}
              />
            </Show>
            <Show when={!edge().isDefault}>
              <FeelField
                label={t().designer.edge.condition}
                help={words().conditionHelp}
                placeholder={`${edge().source}.result > 0`}
                value={edge().condition ?? ''}
                suggestions={suggestions()}
                onChange={(text) => isThere() && setCondition(get, props.edge, text || undefined)}
              />
            </Show>
          </PanelSection>
        )}
      </Show>
      <PanelSection>
        <div>
          <Button size="sm" icon={Trash} onClick={() => get('modeling').removeElements([props.edge])}>
            {t().designer.edge.remove}
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
