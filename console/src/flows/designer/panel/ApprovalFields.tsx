import { DraftField, DraftNumber, PanelSection } from '../../../designer/panel/fields.tsx'
import { ParamMapping } from '../../../designer/panel/ParamMapping.tsx'
import { t } from '../../../i18n/language.ts'
import { TimeoutField } from './AttemptFields.tsx'
import type { KindFieldsProps } from './node-panel.ts'

/** Which approval is started, and the form that is handed in. */
export function ApprovalFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <>
      <PanelSection>
        <DraftNumber
          label={words().workflow}
          help={words().workflowHelp}
          value={props.node.workflow_id}
          onChange={(workflow_id) => props.change({ workflow_id })}
        />
        <DraftField
          label={words().approvalTitle}
          help={words().approvalTitleHelp}
          required={false}
          maxLength={200}
          value={props.node.title ?? ''}
          onChange={(title) => props.change({ title: title.trim() || undefined })}
        />
        <TimeoutField {...props} />
      </PanelSection>
      <PanelSection title={words().form}>
        <ParamMapping
          declared={[]}
          values={props.node.params ?? {}}
          suggestions={props.suggestions}
          onChange={(params) => props.change({ params })}
        />
      </PanelSection>
    </>
  )
}
