export { directorySyncWorkflow } from './iam/directory-sync-workflow.ts'
export { backfillWorkflow } from './jobs/backfill-workflow.ts'
export { jobRunWorkflow } from './jobs/job-run-workflow.ts'
export { notificationWorkflow } from './notifications/notification-workflow.ts'
