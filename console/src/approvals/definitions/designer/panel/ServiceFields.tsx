import type { ConfigFields } from '../../../../../../bpmn/extension/approval/step-fields.ts'
import { PanelSection } from '../../../../designer/panel/fields.tsx'
import { t } from '../../../../i18n/language.ts'
import { Select } from '../../../../ui/Select.tsx'
import { ActionFields } from '../../actions/ActionFields.tsx'
import type { Action } from '../../actions/action.ts'
import type { StepFieldsProps } from './step-panel.ts'

/** What is done at this place without a person. */
export function ServiceFields(props: StepFieldsProps) {
  const words = () => t().workflowDesigner.action
  const action = (): Action => ({ type: props.step.config.type ?? 'webhook', config: props.step.config.config ?? {} })
  const change = ({ type, config }: Action): void => props.change({ type, config: config as ConfigFields['config'] })
  return (
    <PanelSection title={words().title}>
      <ActionFields action={action()} suggestions={props.suggestions} onChange={change} />
      <Select
        label={words().onFailure}
        value={action().config.on_failure === 'reject' ? 'reject' : 'wait'}
        options={(['wait', 'reject'] as const).map((value) => ({ value, label: words().onFailures[value] }))}
        onChange={(value) => {
          const { on_failure: _before, ...config } = action().config
          change({ type: action().type, config: value === 'wait' ? config : { ...config, on_failure: value } })
        }}
      />
    </PanelSection>
  )
}
