import { type WorkflowInput, workflowInput } from '../../domain/approvals/definition.ts'

type Role = { id: number; code: string; name: string }

const form = (roles: Role[], mostDays: number) => ({
  sections: [],
  fields: [
    {
      ...{ name: 'role', label: '申请的角色', type: 'select', required: true },
      options: roles.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      ...{ name: 'days', label: '使用天数', help: '到期自动收回；留空表示长期。', type: 'number', unit: '天' },
      ...{ min: 1, max: mostDays, precision: 0 },
    },
    { name: 'reason', label: '事由', type: 'textarea', required: true, max_length: 500 },
  ],
})

/** A role that somebody asks for: approved, they get it, and when the days are over they have it no more. */
export function demoPermissionRequest({ roles, administrator }: { roles: Role[]; administrator: Role }): WorkflowInput {
  const mostDays = 365
  const asked = { approver_type: 'supervisor', level: 1, on_empty: 'admin', on_duplicate: 'skip_consecutive' }
  return workflowInput.parse({
    ...{
      name: '示例：权限申请',
      category: '运维',
      description: '部门主管和管理员批准之后自动授予角色；填了天数的，到期自动收回。',
    },
    form_schema: form(roles, mostDays),
    nodes: [
      { id: 'start', name: '提交申请', type: 'start' },
      { id: 'head', name: '部门主管', type: 'approval', config: asked },
      {
        ...{ id: 'admin', name: '管理员', type: 'approval' },
        config: { approver_type: 'role', role_id: administrator.id, mode: 'any', on_duplicate: 'skip_consecutive' },
      },
      { id: 'end', name: '结束', type: 'end' },
    ],
    edges: [
      { source: 'start', target: 'head' },
      { source: 'head', target: 'admin' },
      { source: 'admin', target: 'end' },
    ],
    callbacks: [
      {
        ...{ on: 'approved', type: 'grant_role' },
        config: {
          role_ids: roles.map(({ id }) => id),
          ...{ role: '=form.role', days: '=form.days', max_days: mostDays, for_good: true },
        },
      },
      { on: 'rejected', type: 'notify', config: { title: '="权限申请没有通过：" + title' } },
    ],
  })
}
