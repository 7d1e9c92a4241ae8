import { t } from '../../../i18n/language.ts'
import { approvalDefinitionQuery, approvalDefinitionsQuery } from '../../flow-queries.ts'
import { TimeoutField } from './AttemptFields.tsx'
import { DraftField, PanelSection } from './fields.tsx'
import type { KindFieldsProps } from './node-panel.ts'
import { ParamMapping } from './ParamMapping.tsx'
import { RecordPicker } from './RecordPicker.tsx'

/** Which approval is started, and the form that is handed in. */
export function ApprovalFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <>
      <PanelSection>
        <RecordPicker<{ id: number; name: string }>
          label={words().workflow}
          placeholder={words().workflowPlaceholder}
          more={words().jobMore}
          value={props.node.workflow_id}
          list={approvalDefinitionsQuery}
          one={approvalDefinitionQuery}
          optionOf={({ id, name }) => ({ value: String(id), label: name })}
          gone={words().workflowGone}
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
