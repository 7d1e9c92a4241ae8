import { createHash } from 'node:crypto'
import type { WorkflowGraph } from '../../domain/approvals/workflow-graph.ts'
import type { Tx } from '../database.ts'

/** Both forms of a definition; `xml` is empty where the graph cannot be drawn. */
export type Drawn = { graph: WorkflowGraph; xml: string }

export async function putDrawing(tx: Tx, workflowId: number, xml: string): Promise<void> {
  await tx
    .insertInto('workflow_drawing')
    .values({ workflow_id: workflowId, bpmn_xml: xml })
    .onConflict((conflict) => conflict.column('workflow_id').doUpdateSet({ bpmn_xml: xml }))
    .execute()
}

export function digestOf(xml: string): string {
  return createHash('sha256').update(xml).digest('base64url').slice(0, 22)
}
