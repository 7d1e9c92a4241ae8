import { en as enCommon } from '../src/i18n/en/index.ts'
import * as enAccess from '../src/i18n/en/parts/access.ts'
import * as enAccount from '../src/i18n/en/parts/account.ts'
import * as enApprovalForm from '../src/i18n/en/parts/approval-form.ts'
import * as enApprovalPeople from '../src/i18n/en/parts/approval-people.ts'
import * as enApprovals from '../src/i18n/en/parts/approvals.ts'
import * as enDesigner from '../src/i18n/en/parts/designer.ts'
import * as enDiagram from '../src/i18n/en/parts/diagram.ts'
import * as enFlowList from '../src/i18n/en/parts/flow-list.ts'
import * as enFlowRuns from '../src/i18n/en/parts/flow-runs.ts'
import * as enFlows from '../src/i18n/en/parts/flows.ts'
import * as enFormDesigner from '../src/i18n/en/parts/form-designer.ts'
import * as enHome from '../src/i18n/en/parts/home.ts'
import * as enJobKinds from '../src/i18n/en/parts/job-kinds.ts'
import * as enJobs from '../src/i18n/en/parts/jobs.ts'
import * as enLog from '../src/i18n/en/parts/log.ts'
import * as enMessages from '../src/i18n/en/parts/messages.ts'
import * as enMigration from '../src/i18n/en/parts/migration.ts'
import * as enRehearsal from '../src/i18n/en/parts/rehearsal.ts'
import * as enSettings from '../src/i18n/en/parts/settings.ts'
import * as enWorkflowDesigner from '../src/i18n/en/parts/workflow-designer.ts'
import * as enWorkflows from '../src/i18n/en/parts/workflows.ts'
import { zh as zhCommon } from '../src/i18n/zh/index.ts'
import * as zhAccess from '../src/i18n/zh/parts/access.ts'
import * as zhAccount from '../src/i18n/zh/parts/account.ts'
import * as zhApprovalForm from '../src/i18n/zh/parts/approval-form.ts'
import * as zhApprovalPeople from '../src/i18n/zh/parts/approval-people.ts'
import * as zhApprovals from '../src/i18n/zh/parts/approvals.ts'
import * as zhDesigner from '../src/i18n/zh/parts/designer.ts'
import * as zhDiagram from '../src/i18n/zh/parts/diagram.ts'
import * as zhFlowList from '../src/i18n/zh/parts/flow-list.ts'
import * as zhFlowRuns from '../src/i18n/zh/parts/flow-runs.ts'
import * as zhFlows from '../src/i18n/zh/parts/flows.ts'
import * as zhFormDesigner from '../src/i18n/zh/parts/form-designer.ts'
import * as zhHome from '../src/i18n/zh/parts/home.ts'
import * as zhJobKinds from '../src/i18n/zh/parts/job-kinds.ts'
import * as zhJobs from '../src/i18n/zh/parts/jobs.ts'
import * as zhLog from '../src/i18n/zh/parts/log.ts'
import * as zhMessages from '../src/i18n/zh/parts/messages.ts'
import * as zhMigration from '../src/i18n/zh/parts/migration.ts'
import * as zhRehearsal from '../src/i18n/zh/parts/rehearsal.ts'
import * as zhSettings from '../src/i18n/zh/parts/settings.ts'
import * as zhWorkflowDesigner from '../src/i18n/zh/parts/workflow-designer.ts'
import * as zhWorkflows from '../src/i18n/zh/parts/workflows.ts'

/** What a person may read on any page, to find it there. */
export const zh = {
  ...zhCommon,
  ...zhAccess,
  ...zhAccount,
  ...zhApprovalForm,
  ...zhApprovalPeople,
  ...zhApprovals,
  ...zhDesigner,
  ...zhDiagram,
  ...zhFlowList,
  ...zhFlows,
  ...zhFlowRuns,
  ...zhHome,
  ...zhFormDesigner,
  ...zhJobKinds,
  ...zhJobs,
  ...zhLog,
  ...zhMessages,
  ...zhMigration,
  ...zhRehearsal,
  ...zhSettings,
  ...zhWorkflowDesigner,
  ...zhWorkflows,
}
export const en = {
  ...enCommon,
  ...enAccess,
  ...enAccount,
  ...enApprovalForm,
  ...enApprovalPeople,
  ...enApprovals,
  ...enDesigner,
  ...enDiagram,
  ...enFlowList,
  ...enFlows,
  ...enFlowRuns,
  ...enHome,
  ...enFormDesigner,
  ...enJobKinds,
  ...enJobs,
  ...enLog,
  ...enMessages,
  ...enMigration,
  ...enRehearsal,
  ...enSettings,
  ...enWorkflowDesigner,
  ...enWorkflows,
}
