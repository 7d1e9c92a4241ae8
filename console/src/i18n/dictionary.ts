import type { zh } from './zh/index.ts'
import type * as access from './zh/parts/access.ts'
import type * as account from './zh/parts/account.ts'
import type * as approvalForm from './zh/parts/approval-form.ts'
import type * as approvalPeople from './zh/parts/approval-people.ts'
import type * as approvals from './zh/parts/approvals.ts'
import type * as designer from './zh/parts/designer.ts'
import type * as diagram from './zh/parts/diagram.ts'
import type * as flowList from './zh/parts/flow-list.ts'
import type * as flowRuns from './zh/parts/flow-runs.ts'
import type * as flows from './zh/parts/flows.ts'
import type * as formDesigner from './zh/parts/form-designer.ts'
import type * as home from './zh/parts/home.ts'
import type * as jobKinds from './zh/parts/job-kinds.ts'
import type * as jobs from './zh/parts/jobs.ts'
import type * as log from './zh/parts/log.ts'
import type * as logs from './zh/parts/logs.ts'
import type * as messages from './zh/parts/messages.ts'
import type * as migration from './zh/parts/migration.ts'
import type * as rehearsal from './zh/parts/rehearsal.ts'
import type * as settings from './zh/parts/settings.ts'
import type * as workflowDesigner from './zh/parts/workflow-designer.ts'
import type * as workflows from './zh/parts/workflows.ts'

/** What every page comes with. Chinese is written first and gives the shape; a key that English lacks is a type error. */
export type CommonTexts = typeof zh

/** What comes with the pages that name it. */
type TextParts = {
  access: typeof access
  account: typeof account
  'approval-form': typeof approvalForm
  'approval-people': typeof approvalPeople
  approvals: typeof approvals
  designer: typeof designer
  diagram: typeof diagram
  'flow-list': typeof flowList
  flows: typeof flows
  'flow-runs': typeof flowRuns
  home: typeof home
  'form-designer': typeof formDesigner
  'job-kinds': typeof jobKinds
  jobs: typeof jobs
  log: typeof log
  logs: typeof logs
  messages: typeof messages
  migration: typeof migration
  rehearsal: typeof rehearsal
  settings: typeof settings
  'workflow-designer': typeof workflowDesigner
  workflows: typeof workflows
}
export type PartName = keyof TextParts

type Both<U> = (U extends U ? (part: U) => void : never) extends (all: infer A) => void ? A : never
export type Dictionary = CommonTexts & Both<TextParts[PartName]>
