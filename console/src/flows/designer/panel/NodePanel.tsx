import { createMemo, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { NodeFields } from '../../../../../bpmn/extension/node-fields.ts'
import type { NodeKind } from '../../../../../bpmn/extension/node-kinds.ts'
import { readNode } from '../../../../../bpmn/extension/read-node.ts'
import type { Join } from '../../../../../domain/flows/flow-graph.ts'
import { PanelSection } from '../../../designer/panel/fields.tsx'
import { NodeHead } from '../../../designer/panel/NodeHead.tsx'
import type { NodePanelProps } from '../../../designer/panel/panels.ts'
import { t } from '../../../i18n/language.ts'
import { Select } from '../../../ui/Select.tsx'
import { changeNode } from '../canvas/change-nodes.ts'
import type { NodeChange } from '../extension/node-changes.ts'
import { suggestionsFor } from '../feel/flow-suggestions.ts'
import { readGraph } from '../graph/read-graph.ts'
import { type FlowDraft, paramNamesOf } from '../settings/flow-draft.ts'
import { ApprovalFields } from './ApprovalFields.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { JobFields } from './JobFields.tsx'
import { ManualFields } from './ManualFields.tsx'
import { NotifyFields } from './NotifyFields.tsx'
import type { KindFieldsProps } from './node-panel.ts'
import { SubFlowFields } from './SubFlowFields.tsx'
import { WaitFields } from './WaitFields.tsx'

const fieldsOf: Record<NodeKind, ((props: KindFieldsProps) => ReturnType<typeof JobFields>) | undefined> = {
  job: JobFields,
  condition: ConditionFields,
  parallel: undefined,
  wait: WaitFields,
  flow: SubFlowFields,
  manual: ManualFields,
  approval: ApprovalFields,
  notify: NotifyFields,
}

export function NodePanel(props: NodePanelProps<FlowDraft>) {
  const words = () => t().flows.node
  const node = createMemo((): NodeFields => {
    props.drawing.tick()
    return readNode(props.element.businessObject) ?? { id: props.element.id, type: 'job' }
  })
  const kind = node().type
  const suggestions = createMemo(() =>
    suggestionsFor({
      graph: readGraph(props.drawing.get('elementRegistry')),
      node: node().id,
      params: paramNamesOf(props.draft),
      hasItem: node().for_each !== undefined,
    }),
  )

  function change(part: NodeChange): void {
    // A text may come to rest after its node is gone.
    const { get } = props.drawing
    if (get('elementRegistry').get(props.element.id) === props.element) changeNode(get, props.element, part)
  }

  return (
    <>
      <NodeHead
        drawing={props.drawing}
        validation={props.validation}
        node={node()}
        idHelp={words().idHelp}
        idLength={100}
        onChange={change}
      />
      <Show when={fieldsOf[kind]}>
        {(fields) => (
          <Dynamic
            component={fields()}
            node={node()}
            change={change}
            suggestions={suggestions()}
            drawing={props.drawing}
          />
        )}
      </Show>
      <PanelSection>
        <Select
          label={words().join}
          value={node().join ?? 'all_success'}
          options={joins.map((value) => ({ value, label: words().joins[value] }))}
          onChange={(join) => change({ join: join === 'all_success' && kind !== 'condition' ? undefined : join })}
        />
        <Show when={kind !== 'condition' && kind !== 'parallel'}>
          <Select
            label={words().onFailure}
            value={node().on_failure ?? 'fail'}
            options={(['fail', 'continue'] as const).map((value) => ({ value, label: words().onFailures[value] }))}
            onChange={(value) => change({ on_failure: value === 'fail' ? undefined : value })}
          />
        </Show>
      </PanelSection>
    </>
  )
}

// Named here rather than taken from the domain's schema, which would bring all of zod along.
const joins: Join[] = ['all_success', 'all_done', 'one_success', 'none_failed', 'one_failed']
