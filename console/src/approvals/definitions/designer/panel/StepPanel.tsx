import { createMemo, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { ApprovalKind } from '../../../../../../bpmn/extension/approval/approval-kinds.ts'
import { readStep } from '../../../../../../bpmn/extension/approval/read-place.ts'
import type { StepFields } from '../../../../../../bpmn/extension/approval/step-fields.ts'
import { NodeHead } from '../../../../designer/panel/NodeHead.tsx'
import { OutgoingEdges } from '../../../../designer/panel/OutgoingEdges.tsx'
import type { NodePanelProps } from '../../../../designer/panel/panels.ts'
import { t } from '../../../../i18n/language.ts'
import { changeStep, type StepChange } from '../canvas/change-steps.ts'
import { suggestionsFor } from '../feel/approval-suggestions.ts'
import type { WorkflowDraft } from '../settings/workflow-draft.ts'
import { ApprovalFields } from './ApprovalFields.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { PeopleFields } from './PeopleFields.tsx'
import { RightsFields } from './RightsFields.tsx'
import { ServiceFields } from './ServiceFields.tsx'
import { SubprocessFields } from './SubprocessFields.tsx'
import type { StepFieldsProps } from './step-panel.ts'
import { WaitFields } from './WaitFields.tsx'

/** Who only hears of a request, and what they may see of it. */
function CopyFields(props: StepFieldsProps) {
  return (
    <>
      <PeopleFields {...props} />
      <RightsFields {...props} />
    </>
  )
}

const fieldsOf: Partial<Record<ApprovalKind, (props: StepFieldsProps) => JSX.Element>> = {
  start: RightsFields,
  approval: ApprovalFields,
  cc: CopyFields,
  condition: ConditionFields,
  wait: WaitFields,
  service: ServiceFields,
  subprocess: SubprocessFields,
}

const longestId = 50

/** A node of a definition in a form. */
export function StepPanel(props: NodePanelProps<WorkflowDraft>) {
  const step = createMemo((): StepFields => {
    props.drawing.tick()
    return readStep(props.element.businessObject) ?? { id: props.element.id, type: 'approval', config: {} }
  })
  const kind = step().type
  const suggestions = createMemo(() => suggestionsFor(props.draft.form_schema))

  function change(part: StepChange): void {
    // A text may come to rest after its node is gone.
    const { get } = props.drawing
    if (get('elementRegistry').get(props.element.id) === props.element) changeStep(get, props.element, part)
  }

  return (
    <>
      <NodeHead
        drawing={props.drawing}
        validation={props.validation}
        node={step()}
        idHelp={t().workflowDesigner.idHelp}
        idLength={longestId}
        onChange={change}
      />
      <Show when={fieldsOf[kind]}>
        {(fields) => (
          <Dynamic
            component={fields()}
            step={step()}
            change={(config) => change({ config })}
            form={props.draft.form_schema}
            suggestions={suggestions()}
            drawing={props.drawing}
          />
        )}
      </Show>
      <Show when={kind !== 'end' && kind !== 'start'}>
        <OutgoingEdges drawing={props.drawing} node={step().id} />
      </Show>
    </>
  )
}
