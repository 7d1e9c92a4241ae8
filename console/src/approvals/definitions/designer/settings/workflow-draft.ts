import type { FormSchema } from '../../../../../../domain/approvals/form.ts'
import type { ApprovalCallback } from '../../../../../../domain/approvals/workflow-graph.ts'
import { t } from '../../../../i18n/language.ts'
import type { Workflow } from '../../workflow-records.ts'
import type { WorkflowBody } from '../../workflow-writes.ts'

/** What a definition is besides its drawing. The form is drawn elsewhere, and sent back as it came. */
export type WorkflowDraft = {
  name: string
  category: string
  description: string
  withdraw_days: number | undefined
  urge_minutes: number | undefined
  callbacks: ApprovalCallback[]
  form_schema: FormSchema | null
}

export const emptyWorkflowDraft: WorkflowDraft = {
  ...{ name: '', category: '', description: '', withdraw_days: 0, urge_minutes: 30 },
  ...{ callbacks: [], form_schema: null },
}

export function workflowDraftOf(workflow: Workflow): WorkflowDraft {
  const { name, category, description, options, callbacks, form_schema } = workflow
  return { name, category, description, ...options, callbacks, form_schema }
}

const mostDays = 365
const mostMinutes = 10_080

export function checkWorkflowDraft({
  name,
  withdraw_days,
  urge_minutes,
}: WorkflowDraft): Partial<Record<keyof WorkflowDraft, string>> {
  const words = t().workflowDesigner.settings
  return {
    ...(name.trim() === '' && { name: words.needsName }),
    ...(!isWithin(withdraw_days, 0, mostDays) && { withdraw_days: words.daysRange(mostDays) }),
    ...(!isWithin(urge_minutes, 1, mostMinutes) && { urge_minutes: words.minutesRange(mostMinutes) }),
  }
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most
}

export function workflowBodyOf(draft: WorkflowDraft): WorkflowBody {
  const { name, category, description, callbacks, form_schema, withdraw_days = 0, urge_minutes = 30 } = draft
  return {
    ...{ name: name.trim(), category: category.trim(), description, form_schema },
    callbacks: callbacks as WorkflowBody['callbacks'],
    options: { withdraw_days, urge_minutes },
  }
}
