import { DrawingView } from '../../designer/DrawingView.tsx'
import { approvalNotation } from './designer/approval-notation.ts'
import type { Workflow } from './workflow-records.ts'

/** What is drawn at present, with what keeps it from being published. */
export default function WorkflowDrawing(props: { workflow: Workflow }) {
  return (
    <DrawingView notation={approvalNotation} bpmn_xml={props.workflow.bpmn_xml} problems={props.workflow.problems} />
  )
}
