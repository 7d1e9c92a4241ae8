import { Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { Section } from '../../ui/Section.tsx'
import { type Approval, approvalDrawingQuery } from '../approval-queries.ts'
import { ApprovalDiagram } from './ApprovalDiagram.tsx'

/** The diagram on the page of a request; without it the page says all the same. */
export function RequestDiagram(props: { approval: Approval }) {
  const drawing = createRecord(() => approvalDrawingQuery(props.approval.id, props.approval.workflow_version))
  return (
    <Show when={drawing.data()?.bpmn_xml}>
      {(xml) => (
        <Section title={t().diagram.label}>
          <ApprovalDiagram xml={xml()} marked={props.approval} />
        </Section>
      )}
    </Show>
  )
}
