import type { Context } from 'hono'
import { type ApprovalContext, countItems, evaluate, judgeEdges } from '../../bpmn/approval/judge.ts'
import { judgeAll } from '../../bpmn/feel/evaluate-all.ts'
import { computeForm } from '../../bpmn/form/compute-form.ts'
import { getWorkflow, missingWorkflow, type Workflow } from '../../db/approvals/definition-queries.ts'
import { directoryOf, findApplicant } from '../../db/approvals/people-queries.ts'
import { getWorkflowVersion } from '../../db/approvals/version-queries.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import { type ApprovalPlan, waysOf } from '../../domain/approvals/plan.ts'
import type { RehearsalWorld } from '../../domain/approvals/rehearsal/rehearsal.ts'
import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { checkStored, planOf, refuseProblems } from './check-workflow.ts'

type Thought = {
  form_data: Record<string, unknown>
  applicant_id?: number | undefined
  title: string
  selected_approvers: Record<string, number[]>
  version?: number | undefined
  draft: boolean
}

export type OpenRehearsal = { world: RehearsalWorld; plan: ApprovalPlan; version: number | null }

/** What a request that is only thought of would go by, as far as the caller may know. */
export async function openRehearsal(c: Context<ApiEnv>, workflowId: number, thought: Thought): Promise<OpenRehearsal> {
  const { db } = c.var
  const workflow = await getWorkflow(db, workflowId)
  const applicant = await applicantOf(c, thought.applicant_id)
  const { plan, formSchema, version } = await basisOf(c, workflow, thought)
  const form = formSchema ? (await computeForm(formSchema, thought.form_data, judgeAll)).form : thought.form_data
  const context: ApprovalContext = {
    form,
    applicant: { id: applicant.id, department_id: applicant.department_id },
    title: thought.title,
    ...{ business_type: '', business_id: null },
  }
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]))
  const ways = waysOf(plan)
  const world: RehearsalWorld = {
    ways,
    node(id) {
      const node = nodes.get(id)
      if (!node) throw new Error(`the plan has no node ${id}`)
      return node
    },
    request: {
      directory: directoryOf(db, workflow.id),
      ...{ applicantId: applicant.id, departmentId: applicant.department_id },
      ...{ form, formSchema, selected: thought.selected_approvers },
      evaluate: (expression) => evaluate(context, expression),
    },
    judge: (edges, token) => judgeEdges({ context, ways }, edges, token),
    count: (forEach) => countItems(context, forEach),
  }
  return { world, plan, version }
}

/** What is published is for everybody who may start it; what is drawn, for who may read definitions. */
async function basisOf(
  { var: { db, caller } }: Context<ApiEnv>,
  workflow: Workflow,
  { version: wanted, draft }: Thought,
): Promise<{ plan: ApprovalPlan; formSchema: FormSchema | null; version: number | null }> {
  const mayRead = caller.permissions.has('workflow:read')
  const current = workflow.status === 'published' ? workflow.published_version : undefined
  const chosen = draft ? undefined : (wanted ?? current)
  if (chosen !== undefined) {
    const { plan, form_schema, version } = await getWorkflowVersion(db, workflow.id, chosen)
    return { plan, formSchema: form_schema, version }
  }
  if (!mayRead) throw missingWorkflow()
  refuseProblems((await checkStored(db, caller, workflow)).problems)
  return { plan: await planOf(db, workflow), formSchema: workflow.form_schema, version: null }
}

async function applicantOf(c: Context<ApiEnv>, id: number | undefined) {
  const { db, caller } = c.var
  if (id === undefined || id === caller.userId) return { id: caller.userId, department_id: caller.departmentId }
  if (!caller.permissions.has('workflow:write')) throw new DomainError('forbidden', onlyForOneself)
  const found = await findApplicant(db, id)
  if (!found) throw invalid('applicant_id', nobodyThere)
  return found
}

const onlyForOneself = text('没有替别人预演的权限', 'You may only look ahead for yourself')
const nobodyThere = text('这个人不存在或已停用', 'is nobody who can act')
