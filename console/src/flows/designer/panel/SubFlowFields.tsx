import { createRecord } from '../../../api/create-record.ts'
import { PanelSection } from '../../../designer/panel/fields.tsx'
import { ParamMapping } from '../../../designer/panel/ParamMapping.tsx'
import { RecordPicker } from '../../../designer/panel/RecordPicker.tsx'
import { t } from '../../../i18n/language.ts'
import { flowListQuery, flowRecordQuery } from '../../flow-reads.ts'
import type { FlowBrief } from '../../flow-records.ts'
import { TimeoutField } from './AttemptFields.tsx'
import { FanOutFields } from './FanOutFields.tsx'
import type { KindFieldsProps } from './node-panel.ts'
import { OutputFields } from './OutputFields.tsx'

/** Another flow, and what it is given. */
export function SubFlowFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  const flow = createRecord(() => ({
    ...flowRecordQuery(props.node.flow_id ?? 0),
    isEnabled: props.node.flow_id !== undefined,
  }))
  return (
    <>
      <PanelSection>
        <RecordPicker<FlowBrief>
          label={words().flow}
          placeholder={words().flowPlaceholder}
          more={words().jobMore}
          value={props.node.flow_id}
          list={flowListQuery}
          one={flowRecordQuery}
          optionOf={({ id, name, status }) => ({
            value: String(id),
            label: name,
            hint: t().flows.statuses[status],
          })}
          gone={words().flowGone}
          onChange={(flow_id) => props.change({ flow_id })}
        />
        <TimeoutField {...props} />
      </PanelSection>
      <PanelSection title={words().params}>
        <ParamMapping
          declared={flow.data()?.params ?? []}
          values={props.node.params ?? {}}
          suggestions={props.suggestions}
          onChange={(params) => props.change({ params })}
        />
      </PanelSection>
      <OutputFields {...props} />
      <FanOutFields {...props} />
    </>
  )
}
