import { describe, expect, test } from 'vitest'
import { formSchema } from '../../domain/approvals/form.ts'
import { workflowEdge, workflowNode } from '../../domain/approvals/workflow-graph.ts'
import { lookAtApproval } from './look-at-approval.ts'

const form_schema = formSchema.parse({
  fields: [
    { name: 'amount', type: 'money' },
    { name: 'reason', type: 'text' },
    { name: 'urgent', type: 'switch' },
    { name: 'start', type: 'date' },
    { name: 'boss', type: 'user' },
    { name: 'items', type: 'table', fields: [{ name: 'price', type: 'money' }] },
  ],
})

async function found(config: object, condition = 'form.amount > 1', inside?: object) {
  const { problems } = await lookAtApproval({
    form_schema,
    nodes: [
      { id: 's', type: 'start' },
      { id: 'A', type: 'approval', config: { user_ids: [1], ...config } },
      { id: 'S', type: 'subprocess', config: { workflow_id: 1, ...inside } },
      { id: 'e', type: 'end' },
    ].map((node) => workflowNode.parse(node)),
    edges: [
      { source: 's', target: 'A' },
      { source: 'A', target: 'S', condition },
      { source: 'S', target: 'e' },
    ].map((edge) => workflowEdge.parse(edge)),
  })
  return problems.map(({ element_id, rule, message }) => `${element_id} ${rule}: ${message.en}`)
}

describe('with its form', () => {
  test.each([
    'form.amount > 100 and form.urgent',
    'form.boss = applicant.id',
    'date(form.start) > date("2027-01-01")',
    'count(form.items[price > 5]) > 0',
    'business_id = null',
  ])('a condition such as %s is judged', async (condition) => {
    expect(await found({}, condition)).toEqual([])
  })

  test.each([
    [
      'form.amout > 1',
      'The condition: "form" has no "amout", only amount, reason, urgent, start, boss, items',
      'expression-type',
    ],
    ['form.reason > 1', 'The condition: "form.reason > 1" compares a text with a number', 'expression-type'],
    ['form.amount', 'The condition comes to a number and has to be true or false', 'expression-type'],
    [
      'amount > 1',
      'The condition asks for "amount"; there are form, applicant, title, business_type and business_id',
      'expression-name',
    ],
    ['form.amount >', 'The condition is no readable FEEL expression: form.amount >', 'expression'],
  ])('a condition such as %s is not', async (condition, message, rule) => {
    expect(await found({}, condition)).toEqual([`A→S ${rule}: ${message}`])
  })

  test('a list is one, and people are looked for in fields that there are', async () => {
    expect(await found({}, undefined, { for_each: 'form.amount' })).toEqual([
      'S expression-type: The list comes to a number and has to be a list',
    ])
    const byField = (field: string) => ({ approver_type: 'form_field', field })
    expect(await found(byField('boss'))).toEqual([])
    expect(await found(byField('chef'))).toEqual(['A form-field: The form has no field "chef"'])
    const byFeel = { approver_type: 'expression', expression: 'form.chief' }
    expect((await found(byFeel))[0]).toContain('A expression-type: Who is asked: "form" has no "chief"')
  })
})

const file = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ops="urn:ops-platform:bpmn:1" id="D" targetNamespace="t">
  <process id="P" isExecutable="true">${content}</process>
</definitions>`
const user = '<extensionElements><ops:node userIds="1"/></extensionElements>'

describe('of a file', () => {
  test('what has not the form of its kind is named and left out, also in a sub-process; the rest stays', async () => {
    const { graph, problems } = await lookAtApproval({
      bpmn_xml: file(`
        <startEvent id="s"/>
        <subProcess id="sub">
          <startEvent id="si"/>
          <userTask id="in">${user}</userTask>
          <userTask id="bad"><extensionElements><ops:node userIds="x" level="0"/></extensionElements></userTask>
          <sequenceFlow id="f1" sourceRef="si" targetRef="in"/>
          <sequenceFlow id="f2" sourceRef="in" targetRef="bad"/>
        </subProcess>
        <serviceTask id="call"><extensionElements><ops:node service="fax" jobId="3"/></extensionElements></serviceTask>
        <sequenceFlow id="f3" sourceRef="s" targetRef="sub"/>
        <sequenceFlow id="f4" sourceRef="sub" targetRef="call"/>`),
    })
    expect(graph).toMatchObject({
      nodes: [{ id: 's' }, { id: 'sub', config: { nodes: [{ id: 'si' }, { id: 'in' }], edges: [{ target: 'in' }] } }],
      edges: [{ source: 's', target: 'sub' }],
    })
    expect(problems.map(({ element_id, rule, message }) => `${element_id} ${rule}: ${message.en}`)).toEqual([
      'bad form: user_ids.0: Must be a number',
      'bad form: level: Must not be less than 1',
      'call form: type: Must be one of: webhook, job, flow, config, notify, grant_role',
    ])
  })

  test('what it lacks as a whole is told where nothing was left out', async () => {
    const { problems } = await lookAtApproval({ bpmn_xml: file(`<userTask id="A">${user}</userTask>`) })
    expect(problems.map(({ rule }) => rule)).toEqual(['one-start', 'some-end', 'unreachable'])
  })

  test('an id that XML does not allow is that of the node', async () => {
    const named = `<startEvent id="N1"><extensionElements><ops:node nodeId="发起"/></extensionElements></startEvent>`
    expect((await lookAtApproval({ bpmn_xml: file(named) })).graph.nodes).toMatchObject([{ id: '发起' }])
  })

  test('more than can be run is refused by its place', async () => {
    const many = Array.from({ length: 501 }, (_, index) => `<userTask id="A${index}"/>`).join('')
    const { problems, graph } = await lookAtApproval({ bpmn_xml: file(`<subProcess id="sub">${many}</subProcess>`) })
    expect(problems[0]).toMatchObject({ element_id: 'sub', rule: 'form' })
    expect(graph.nodes).toMatchObject([{ id: 'sub', config: { nodes: [] } }])
  })
})
