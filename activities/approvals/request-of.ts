import { type ApprovalContext, evaluate } from '../../bpmn/approval/judge.ts'
import { directoryOf } from '../../db/approvals/people-queries.ts'
import type { Request } from '../../domain/approvals/people/request.ts'
import type { Stage } from './stage.ts'

/** What is known of the request that a stage changes. */
export function requestOf(stage: Stage): Request {
  const { tx, instance, tasks, form, plan, selected } = stage
  return {
    directory: directoryOf(tx, instance.workflow_id),
    applicantId: instance.applicant_id,
    departmentId: instance.department_id,
    ...{ form, selected, formSchema: plan.formSchema },
    evaluate: (expression) => evaluate(contextOf(stage), expression),
    async agreed() {
      return tasks
        .list()
        .filter(({ verdict, kind }) => verdict === 'approved' && kind === 'decide')
        .map(({ token, owner_id, assignee_id }) => ({ token, userId: owner_id ?? assignee_id }))
    },
  }
}

type Asked = Pick<Stage, 'form' | 'title'> & {
  instance: Pick<Stage['instance'], 'applicant_id' | 'department_id' | 'business_type' | 'business_id'>
}

/** What expressions may ask for. */
export function contextOf({ instance, form, title }: Asked): ApprovalContext {
  return {
    form,
    applicant: { id: instance.applicant_id, department_id: instance.department_id },
    title,
    business_type: instance.business_type,
    business_id: instance.business_id,
  }
}
