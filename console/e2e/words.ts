import { en as enCommon } from '../src/i18n/en/index.ts'
import * as enAccess from '../src/i18n/en/parts/access.ts'
import * as enAccount from '../src/i18n/en/parts/account.ts'
import * as enApprovalPeople from '../src/i18n/en/parts/approval-people.ts'
import * as enApprovals from '../src/i18n/en/parts/approvals.ts'
import * as enFlowList from '../src/i18n/en/parts/flow-list.ts'
import * as enFlowRuns from '../src/i18n/en/parts/flow-runs.ts'
import * as enFlows from '../src/i18n/en/parts/flows.ts'
import * as enJobs from '../src/i18n/en/parts/jobs.ts'
import * as enMessages from '../src/i18n/en/parts/messages.ts'
import * as enSettings from '../src/i18n/en/parts/settings.ts'
import { zh as zhCommon } from '../src/i18n/zh/index.ts'
import * as zhAccess from '../src/i18n/zh/parts/access.ts'
import * as zhAccount from '../src/i18n/zh/parts/account.ts'
import * as zhApprovalPeople from '../src/i18n/zh/parts/approval-people.ts'
import * as zhApprovals from '../src/i18n/zh/parts/approvals.ts'
import * as zhFlowList from '../src/i18n/zh/parts/flow-list.ts'
import * as zhFlowRuns from '../src/i18n/zh/parts/flow-runs.ts'
import * as zhFlows from '../src/i18n/zh/parts/flows.ts'
import * as zhJobs from '../src/i18n/zh/parts/jobs.ts'
import * as zhMessages from '../src/i18n/zh/parts/messages.ts'
import * as zhSettings from '../src/i18n/zh/parts/settings.ts'

/** What a person may read on any page, to find it there. */
export const zh = {
  ...zhCommon,
  ...zhAccess,
  ...zhAccount,
  ...zhApprovalPeople,
  ...zhApprovals,
  ...zhFlowList,
  ...zhFlows,
  ...zhFlowRuns,
  ...zhJobs,
  ...zhMessages,
  ...zhSettings,
}
export const en = {
  ...enCommon,
  ...enAccess,
  ...enAccount,
  ...enApprovalPeople,
  ...enApprovals,
  ...enFlowList,
  ...enFlows,
  ...enFlowRuns,
  ...enJobs,
  ...enMessages,
  ...enSettings,
}
