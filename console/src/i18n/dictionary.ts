import type { zh } from './zh/index.ts'
import type * as access from './zh/parts/access.ts'
import type * as account from './zh/parts/account.ts'
import type * as approvalPeople from './zh/parts/approval-people.ts'
import type * as approvals from './zh/parts/approvals.ts'
import type * as flowList from './zh/parts/flow-list.ts'
import type * as flowRuns from './zh/parts/flow-runs.ts'
import type * as flows from './zh/parts/flows.ts'
import type * as jobs from './zh/parts/jobs.ts'
import type * as logs from './zh/parts/logs.ts'
import type * as messages from './zh/parts/messages.ts'
import type * as settings from './zh/parts/settings.ts'

/** What every page comes with. Chinese is written first and gives the shape; a key that English lacks is a type error. */
export type CommonTexts = typeof zh

/** What comes with the pages that name it. */
export type TextParts = {
  access: typeof access
  account: typeof account
  'approval-people': typeof approvalPeople
  approvals: typeof approvals
  'flow-list': typeof flowList
  flows: typeof flows
  'flow-runs': typeof flowRuns
  jobs: typeof jobs
  logs: typeof logs
  messages: typeof messages
  settings: typeof settings
}
export type PartName = keyof TextParts

export type Dictionary = CommonTexts &
  TextParts['access'] &
  TextParts['account'] &
  TextParts['approval-people'] &
  TextParts['approvals'] &
  TextParts['flow-list'] &
  TextParts['flows'] &
  TextParts['flow-runs'] &
  TextParts['jobs'] &
  TextParts['logs'] &
  TextParts['messages'] &
  TextParts['settings']
