import { createMemo, createSignal, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { NodeFields } from '../../../../../bpmn/extension/node-fields.ts'
import type { NodeKind } from '../../../../../bpmn/extension/node-kinds.ts'
import { readNode } from '../../../../../bpmn/extension/read-node.ts'
import type { Join } from '../../../../../domain/flows/flow-graph.ts'
import { t } from '../../../i18n/language.ts'
import { Select } from '../../../ui/Select.tsx'
import { changeNode } from '../canvas/change-nodes.ts'
import { kindColours, kindIcons } from '../canvas/kind-icons.ts'
import type { Drawn } from '../canvas/services.ts'
import type { DrawingState } from '../create-drawing.ts'
import type { Validation } from '../create-validation.ts'
import type { NodeChange } from '../extension/node-changes.ts'
import { suggestionsFor } from '../feel/suggestions.ts'
import { readGraph } from '../graph/read-graph.ts'
import { ApprovalFields } from './ApprovalFields.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { DraftField, PanelSection } from './fields.tsx'
import { JobFields } from './JobFields.tsx'
import { ManualFields } from './ManualFields.tsx'
import { NotifyFields } from './NotifyFields.tsx'
import type { KindFieldsProps } from './node-panel.ts'
import { ProblemList } from './ProblemList.tsx'
import { SubFlowFields } from './SubFlowFields.tsx'
import { WaitFields } from './WaitFields.tsx'

type NodePanelProps = { drawing: DrawingState; validation: Validation; params: string[]; element: Drawn }

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

export function NodePanel(props: NodePanelProps) {
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
      params: props.params,
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
      <header class="flex items-start gap-2.5 px-4 pt-3 pb-3">
        <span class="mt-1 flex" style={{ color: kindColours[kind] }}>
          <Dynamic component={kindIcons[kind]} size={16} aria-hidden="true" />
        </span>
        <div class="min-w-0 pr-8">
          <h2 class="truncate text-base font-semibold leading-6">{node().name ?? node().id}</h2>
          <p class="text-xs text-ink-3">{t().flows.kindHelp[kind]}</p>
        </div>
      </header>
      <ProblemList problems={props.validation.problems().filter(({ element_id }) => element_id === node().id)} />
      <PanelSection>
        <DraftField
          label={words().name}
          required={false}
          maxLength={100}
          value={node().name ?? ''}
          onChange={(name) => change({ name: name.trim() || undefined })}
        />
        <IdField node={node()} drawing={props.drawing} onChange={(id) => change({ id })} />
      </PanelSection>
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
const idPattern = /^[\p{L}_][\p{L}\p{N}_-]*$/u

/** Wrong ids are told, and not taken over. */
function IdField(props: { node: NodeFields; drawing: DrawingState; onChange: (id: string) => void }) {
  const words = () => t().flows.node
  const [problem, setProblem] = createSignal<string>()

  function change(id: string): void {
    const isTaken = readGraph(props.drawing.get('elementRegistry')).nodes.some((node) => node.id === id)
    setProblem(!idPattern.test(id) ? words().idInvalid : isTaken && id !== props.node.id ? words().idTaken : undefined)
    if (!problem() && id !== props.node.id) props.onChange(id)
  }

  return (
    <DraftField
      label={words().id}
      help={words().idHelp}
      error={problem()}
      mono
      maxLength={100}
      value={props.node.id}
      onChange={(text) => change(text.trim())}
    />
  )
}
