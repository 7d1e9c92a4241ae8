import { expect, test } from 'vitest'
import { formSchema } from '../form.ts'
import { workflowNode } from '../workflow-graph.ts'
import { listRightProblems } from './right-problems.ts'

test('a right on a field or a column that the form has not is named by its node', () => {
  const schema = formSchema.parse({
    fields: [
      { name: 'amount', type: 'number' },
      { name: 'items', type: 'table', fields: [{ name: 'price', type: 'money' }] },
    ],
  })
  const form_rights = { amount: 'read', 'items.price': 'hidden', gone: 'hidden', 'items.gone': 'read' }
  const nodes = (['start', 'approval', 'cc'] as const).map((type) =>
    workflowNode.parse({ id: type, type, config: { form_rights } }),
  )
  const problems = listRightProblems({ nodes, edges: [] }, schema)
  expect(problems.map(({ element_id, rule, message }) => `${element_id} ${rule}: ${message.en}`)).toEqual(
    ['start', 'approval', 'cc'].flatMap((node) =>
      ['gone', 'items.gone'].map((name) => `${node} form-right: The form has no field "${name}" to give a right on`),
    ),
  )
})
