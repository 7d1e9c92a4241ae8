import { defineUpdate } from '@temporalio/workflow'
import type { SyncStatus } from '../../domain/iam/directory/directory-sync.ts'

export const directorySyncQueue = 'ops'

export function directorySyncWorkflowId(syncId: number): string {
  return `directory-sync:${syncId}`
}

export type DirectorySyncRequest = { syncId: number }
type By = { userId: number }

/** Answers when the changes begin to be applied; refused as a conflict when the sync does not wait. */
export const confirmDirectorySync = defineUpdate<void, [By]>('confirmDirectorySync')

/** Answers when the sync has ended, with how it ended. What is applied by then stays. */
export const cancelDirectorySync = defineUpdate<SyncStatus, [By]>('cancelDirectorySync')

/** What starts a sync, as the gateway takes it. */
export function directorySyncStart(syncId: number, { traceId, owner }: { traceId: string; owner: string }) {
  return {
    workflowType: 'directorySyncWorkflow',
    workflowId: directorySyncWorkflowId(syncId),
    taskQueue: directorySyncQueue,
    args: [{ syncId } satisfies DirectorySyncRequest],
    memo: { traceId },
    searchAttributes: {
      OpsKind: 'directory-sync',
      OpsSubject: `directory-sync:${syncId}`,
      OpsOwner: owner,
      OpsTrace: traceId,
    },
  }
}
