import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { MigrationActivities } from '../../activities/approvals/migration-activities.ts'

const { moveNextRequests } = proxyActivities<MigrationActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

const mostEventsByDefault = 4000

/** Moves requests to another version of their definition, some at a time. Its row says whether it goes on. */
export async function approvalMigrationWorkflow(request: { migrationId: number; mostEvents?: number }): Promise<void> {
  const { migrationId, mostEvents = mostEventsByDefault } = request
  while (!(await moveNextRequests({ migrationId })).isEnded) {
    if (workflowInfo().historyLength > mostEvents) return continueAsNew<typeof approvalMigrationWorkflow>(request)
  }
}
