import type { Context } from 'hono'
import type { SeenApproval } from '../../bpmn/approval/look-at-approval.ts'
import type { Workflow, WorkflowBrief } from '../../db/approvals/definition-queries.ts'
import type { WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import type { Language } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { checkStored } from './check-workflow.ts'

/** A definition as people see it: `version` is the published one, `revision` the edit lock. */
export function workflowRecord<W extends WorkflowBrief | Workflow>({
  published_version,
  version: revision,
  ...rest
}: W) {
  return { ...rest, version: published_version, revision }
}

/** One as it is stored, with what keeps it from being published. */
export async function storedWorkflow(c: Context<ApiEnv>, workflow: Workflow) {
  return shownWorkflow(c, workflow, await checkStored(c.var.db, c.var.caller, workflow))
}

/** The same, where it was looked at already. */
export function shownWorkflow(c: Context<ApiEnv>, workflow: Workflow, { problems, bpmn_xml }: SeenApproval) {
  return { ...workflowRecord(workflow), bpmn_xml, problems: toldProblems(problems, c.var.language) }
}

/** In the reader's language. */
export function toldProblems(problems: WorkflowProblem[], language: Language) {
  return problems.map(({ message, ...rest }) => ({ ...rest, message: message[language] }))
}
