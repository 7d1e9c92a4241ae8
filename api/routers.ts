import { approvalActionRoutes } from './approvals/action-routes.ts'
import { approvalRoutes } from './approvals/approval-routes.ts'
import { approvalBulkRoutes } from './approvals/bulk-routes.ts'
import { callbackRoutes } from './approvals/callback-routes.ts'
import { cardRoutes } from './approvals/cards/card-routes.ts'
import { approvalChoiceRoutes } from './approvals/choice-routes.ts'
import { chooserRoutes } from './approvals/chooser-routes.ts'
import { drawingRoutes } from './approvals/drawing-routes.ts'
import { handOverRoutes } from './approvals/hand-over-routes.ts'
import { migrationRoutes } from './approvals/migration-routes.ts'
import { approvalPdfRoutes } from './approvals/pdf/pdf-routes.ts'
import { approvalProxyRoutes } from './approvals/proxy-routes.ts'
import { rehearsalRoutes } from './approvals/rehearsal-routes.ts'
import { startableRoutes } from './approvals/startable-routes.ts'
import { approvalStatisticsRoutes } from './approvals/statistics-routes.ts'
import { workflowRoutes } from './approvals/workflow-routes.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { datasourceRoutes } from './datasources/datasource-routes.ts'
import { fileRoutes } from './files/file-routes.ts'
import { flowControlRoutes } from './flows/flow-control-routes.ts'
import { flowRoutes } from './flows/flow-routes.ts'
import { flowRunRoutes } from './flows/flow-run-routes.ts'
import { accountRoutes } from './iam/account-routes.ts'
import { apiKeyRoutes } from './iam/api-key-routes.ts'
import { authOptionRoutes } from './iam/auth-options.ts'
import { authRoutes } from './iam/auth-routes.ts'
import { contactRoutes } from './iam/contact-routes.ts'
import { departmentRoutes } from './iam/department-routes.ts'
import { directorySyncRoutes } from './iam/directory/sync-routes.ts'
import { factorRoutes } from './iam/factor-routes.ts'
import { providerRoutes } from './iam/identity-providers/provider-routes.ts'
import { mfaRoutes } from './iam/mfa-routes.ts'
import { permissionRoutes } from './iam/permission-routes.ts'
import { roleRoutes } from './iam/role-routes.ts'
import { sessionRoutes } from './iam/session-routes.ts'
import { identityRoutes } from './iam/sso/identity-routes.ts'
import { ssoRoutes } from './iam/sso/sso-routes.ts'
import { userRoutes } from './iam/user-routes.ts'
import { userTransferRoutes } from './iam/user-transfer-routes.ts'
import { alertRoutes } from './jobs/alert-routes.ts'
import { backfillRoutes } from './jobs/backfill-routes.ts'
import { jobBatchRoutes } from './jobs/batch-routes.ts'
import { calendarRoutes } from './jobs/calendar-routes.ts'
import { durationRoutes } from './jobs/duration-routes.ts'
import { executorListRoutes } from './jobs/executor-list-routes.ts'
import { executorRoutes } from './jobs/executor-routes.ts'
import { jobControlRoutes } from './jobs/job-control-routes.ts'
import { jobRoutes } from './jobs/job-routes.ts'
import { outputRoutes } from './jobs/output-routes.ts'
import { overviewRoutes } from './jobs/overview-routes.ts'
import { runRoutes } from './jobs/run-routes.ts'
import { schedulerRoutes } from './jobs/scheduler-routes.ts'
import { timelineRoutes } from './jobs/timeline-routes.ts'
import { jobTransferRoutes } from './jobs/transfer/transfer-routes.ts'
import { messageRoutes } from './notifications/message-routes.ts'
import { notificationRoutes } from './notifications/notification-routes.ts'
import { robotRoutes } from './notifications/robot-routes.ts'
import { settingRoutes } from './settings/setting-routes.ts'
import { testMessageRoutes } from './settings/test-message-routes.ts'
import { codecRoutes } from './temporal/codec-routes.ts'

/** Every router of the product. Fixed names come before the ids that would swallow them. */
export const routers = [
  authRoutes,
  authOptionRoutes,
  accountRoutes,
  ssoRoutes,
  identityRoutes,
  mfaRoutes,
  contactRoutes,
  factorRoutes,
  sessionRoutes,
  apiKeyRoutes,
  userTransferRoutes,
  userRoutes,
  permissionRoutes,
  roleRoutes,
  departmentRoutes,
  directorySyncRoutes,
  providerRoutes,
  overviewRoutes,
  jobBatchRoutes,
  jobTransferRoutes,
  timelineRoutes,
  durationRoutes,
  jobControlRoutes,
  jobRoutes,
  flowRoutes,
  flowControlRoutes,
  flowRunRoutes,
  drawingRoutes,
  startableRoutes,
  // Before the routes that take any id in the same place.
  chooserRoutes,
  workflowRoutes,
  approvalChoiceRoutes,
  approvalPdfRoutes,
  rehearsalRoutes,
  migrationRoutes,
  approvalProxyRoutes,
  approvalStatisticsRoutes,
  handOverRoutes,
  approvalBulkRoutes,
  approvalRoutes,
  approvalActionRoutes,
  cardRoutes,
  callbackRoutes,
  calendarRoutes,
  runRoutes,
  outputRoutes,
  executorRoutes,
  executorListRoutes,
  schedulerRoutes,
  backfillRoutes,
  alertRoutes,
  datasourceRoutes,
  auditRoutes,
  testMessageRoutes,
  settingRoutes,
  fileRoutes,
  notificationRoutes,
  messageRoutes,
  robotRoutes,
  codecRoutes,
]
