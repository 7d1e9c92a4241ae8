import type { Workflow, WorkflowBrief } from '../../db/approvals/definition-queries.ts'
import type { WorkflowProblem } from '../../domain/approvals/definition-rules.ts'
import type { Language } from '../../domain/text.ts'

/** A definition as people see it: `version` is the published one, `revision` the edit lock. */
export function workflowRecord<W extends WorkflowBrief | Workflow>({
  published_version,
  version: revision,
  ...rest
}: W) {
  return { ...rest, version: published_version, revision }
}

/** In the reader's language. */
export function toldProblems(problems: WorkflowProblem[], language: Language) {
  return problems.map(({ message, ...rest }) => ({ ...rest, message: message[language] }))
}
