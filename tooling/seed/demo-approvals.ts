import { type WorkflowInput, workflowInput } from '../../domain/approvals/definition.ts'

/** The head of so many departments above the applicant; administrators where there is none yet. */
const head = (id: string, name: string, level: number, more: Record<string, unknown> = {}) => ({
  ...{ id, name, type: 'approval' },
  config: { approver_type: 'supervisor', level, on_empty: 'admin', on_duplicate: 'skip_consecutive', ...more },
})
const start = { id: 'start', name: '提交申请', type: 'start' }
const end = { id: 'end', name: '结束', type: 'end' }
const edge = (source: string, target: string, fields: Record<string, unknown> = {}) => ({ source, target, ...fields })
const told = (on: 'approved' | 'rejected', title: string) => ({ on, type: 'notify', config: { title } })

const leaveForm = {
  sections: [],
  fields: [
    {
      ...{ name: 'kind', label: '请假类型', type: 'select', required: true, default: 'annual' },
      options: [
        { value: 'annual', label: '年假' },
        { value: 'sick', label: '病假' },
        { value: 'personal', label: '事假' },
      ],
    },
    { name: 'from', label: '开始日期', type: 'date', required: true, default: 'today' },
    { name: 'to', label: '结束日期', type: 'date', required: true, default: 'today' },
    { name: 'days', label: '天数', type: 'number', required: true, min: 0.5, max: 90, precision: 1, unit: '天' },
    { name: 'reason', label: '事由', type: 'textarea', required: true, max_length: 500 },
    { name: 'proof', label: '病假证明', type: 'file', visible_when: 'form.kind = "sick"' },
  ],
}

const purchaseForm = {
  sections: [],
  fields: [
    { name: 'purpose', label: '用途', type: 'textarea', required: true },
    {
      ...{ name: 'items', label: '采购明细', type: 'table', required: true, sums: ['amount'] },
      fields: [
        { name: 'name', label: '名称', type: 'text', required: true },
        { name: 'price', label: '单价', type: 'money', required: true, min: 0 },
        { name: 'count', label: '数量', type: 'number', required: true, min: 1, precision: 0 },
        { name: 'amount', label: '小计', type: 'money', formula: 'row.price * row.count' },
      ],
    },
    { name: 'total', label: '总金额', type: 'money', formula: 'sum(form.items.amount)' },
    { name: 'quote', label: '报价单', type: 'file', max_items: 5 },
  ],
}

const changeForm = {
  sections: [],
  fields: [
    { name: 'system', label: '系统', type: 'text', required: true },
    { name: 'item', label: '配置项', type: 'text', required: true },
    { name: 'before', label: '当前值', type: 'textarea', required: true },
    { name: 'after', label: '变更为', type: 'textarea', required: true },
    { name: 'window', label: '变更时间', type: 'datetime', required: true },
    { name: 'rollback', label: '回退方案', type: 'textarea', required: true },
  ],
}

/** Leave by its length, purchases by their amount, and a change that two look at side by side. */
export function demoApprovals(): WorkflowInput[] {
  return [
    workflowInput.parse({
      ...{ name: '示例：请假申请', category: '人事', description: '三天以内部门主管批准，更长的还要上一级主管批准。' },
      form_schema: leaveForm,
      nodes: [
        start,
        head('head', '部门主管', 1),
        { id: 'length', name: '天数', type: 'condition' },
        head('above', '上级主管', 2),
        end,
      ],
      edges: [
        edge('start', 'head'),
        edge('head', 'length'),
        edge('length', 'above', { name: '超过三天', condition: 'form.days > 3' }),
        edge('length', 'end', { name: '三天以内', default: true }),
        edge('above', 'end'),
      ],
      callbacks: [told('approved', '="请假已批准：" + title')],
    }),
    workflowInput.parse({
      ...{
        name: '示例：采购申请',
        category: '采购',
        description: '按金额分级：一万元以下主管批准，十万元以下再加上级主管，更高的还要第三级主管。',
      },
      form_schema: purchaseForm,
      nodes: [
        start,
        head('head', '部门主管', 1, { timeout: { seconds: 172_800, remind: 2 } }),
        { id: 'level', name: '金额', type: 'condition' },
        head('above', '上级主管', 2),
        { id: 'high', name: '十万元以上', type: 'condition' },
        head('top', '第三级主管', 3),
        end,
      ],
      edges: [
        edge('start', 'head'),
        edge('head', 'level'),
        edge('level', 'above', { name: '一万元及以上', condition: 'form.total >= 10000' }),
        edge('level', 'end', { name: '一万元以下', default: true }),
        edge('above', 'high'),
        edge('high', 'top', { name: '十万元及以上', condition: 'form.total >= 100000' }),
        edge('high', 'end', { name: '十万元以下', default: true }),
        edge('top', 'end'),
      ],
    }),
    workflowInput.parse({
      ...{
        name: '示例：配置变更',
        category: '运维',
        description: '业务负责人和安全负责人同时审核，都同意之后由上级放行；任何一方拒绝即结束。',
      },
      form_schema: changeForm,
      nodes: [
        start,
        { id: 'fork', name: '同时审核', type: 'parallel' },
        head('owner', '业务审核', 1),
        head('security', '安全审核', 2, { veto: true }),
        { id: 'join', name: '都同意', type: 'parallel' },
        head('release', '放行', 3, { on_duplicate: 'ask', form_rights: { window: 'write' } }),
        end,
      ],
      edges: [
        edge('start', 'fork'),
        edge('fork', 'owner'),
        edge('fork', 'security'),
        edge('owner', 'join'),
        edge('security', 'join'),
        edge('join', 'release'),
        edge('release', 'end'),
      ],
      callbacks: [told('approved', '="变更可以进行：" + title'), told('rejected', '="变更没有通过：" + title')],
    }),
  ]
}
