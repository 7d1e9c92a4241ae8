import { type Text, text } from '../text.ts'

type RuledResource = {
  name: Text
  /** Fields that rules of rows may compare. */
  rowFields: readonly string[]
  /** Fields that may be masked or hidden, and how each is masked unless a rule says otherwise. */
  columns: Readonly<Record<string, string>>
}

/** The resources whose rows and columns roles may narrow. `attributes.*` stands for every attribute. */
const ruledResources = {
  user: {
    name: text('用户', 'Users'),
    rowFields: ['id', 'department_id', 'created_by', 'status', 'attributes.*'],
    columns: { phone: 'phone', email: 'email', name: 'name', 'attributes.*': '2****2' },
  },
  job: {
    name: text('任务', 'Jobs'),
    rowFields: ['id', 'department_id', 'created_by', 'status', 'job_type', 'executor_group', 'tags'],
    columns: { description: '2****0', config: '0****0' },
  },
  flow: {
    name: text('流程', 'Flows'),
    rowFields: ['id', 'department_id', 'created_by', 'status', 'tags'],
    columns: {},
  },
  calendar: {
    name: text('日历', 'Calendars'),
    rowFields: ['id', 'department_id', 'created_by'],
    columns: {},
  },
  run: {
    name: text('运行记录', 'Runs'),
    rowFields: ['id', 'department_id', 'created_by', 'job_id', 'status', 'trigger'],
    columns: { result: '0****0', params: '0****0', error_msg: '0****0', definition: '0****0' },
  },
  workflow: {
    name: text('审批流程', 'Approval definitions'),
    rowFields: ['id', 'department_id', 'created_by', 'status', 'category'],
    columns: {},
  },
  approval: {
    name: text('审批', 'Requests'),
    rowFields: ['id', 'department_id', 'created_by', 'status', 'workflow_id', 'business_type'],
    columns: { form_data: '0****0' },
  },
  session: {
    name: text('在线会话', 'Sessions'),
    rowFields: ['id', 'department_id', 'created_by'],
    columns: { ip_address: '3****0', name: 'name', location: '2****0' },
  },
  message: {
    name: text('消息记录', 'Messages'),
    rowFields: ['id', 'department_id', 'created_by', 'channel', 'status'],
    columns: { recipient: 'contact', content: '0****0', subject: '2****0' },
  },
  audit: {
    name: text('操作日志', 'Audit log'),
    rowFields: ['id', 'department_id', 'created_by', 'resource', 'action'],
    columns: { ip_address: '3****0', request_body: '0****0' },
  },
  'login-log': {
    name: text('登录日志', 'Sign-in log'),
    rowFields: ['id', 'department_id', 'created_by', 'status'],
    columns: { ip_address: '3****0', location: '2****0' },
  },
  'data-change': {
    name: text('数据变更日志', 'Change log'),
    rowFields: ['id', 'department_id', 'created_by', 'table_name', 'action'],
    columns: {},
  },
} as const satisfies Record<string, RuledResource>

export type RuledResourceName = keyof typeof ruledResources

export function findRuledResource(name: string): RuledResource | undefined {
  return Object.hasOwn(ruledResources, name) ? ruledResources[name as RuledResourceName] : undefined
}

/** How a field is masked unless a rule says otherwise; nothing of a field that we do not know, which is covered whole. */
export function usualMask(resource: string, field: string): string {
  const columns = Object.entries(findRuledResource(resource)?.columns ?? {})
  return columns.find(([known]) => isField(known, field))?.[1] ?? ''
}

/** `attributes.*` is every attribute. */
const isField = (known: string, field: string): boolean =>
  known === field || (known.endsWith('.*') && field.startsWith(known.slice(0, -1)))

export const ruledResourceNames = Object.keys(ruledResources) as RuledResourceName[]
