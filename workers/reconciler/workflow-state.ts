import { WorkflowNotFoundError } from '@temporalio/client'
import type { TemporalGateway } from '../../platform/temporal.ts'

export type WorkflowState = 'open' | 'stopped' | 'ended' | 'missing'

/** `stopped`: somebody ended it from outside; `ended`: by itself. */
export async function workflowState(temporal: TemporalGateway, workflowId: string): Promise<WorkflowState> {
  try {
    const { status } = await temporal.client.workflow.getHandle(workflowId).describe()
    if (status.name === 'RUNNING') return 'open'
    return status.name === 'TERMINATED' || status.name === 'CANCELLED' ? 'stopped' : 'ended'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'missing'
    throw error
  }
}
