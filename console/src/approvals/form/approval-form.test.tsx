import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type FormRights, rightsIn } from '../../../../domain/approvals/form/field-rights.ts'
import { type FormData, formSchema } from '../../../../domain/approvals/form.ts'
import { queryClient } from '../../api/query-client.ts'
import { loadTexts, t, useLanguage } from '../../i18n/language.ts'
import { ApprovalForm } from './ApprovalForm.tsx'
import { filledIn } from './filled-in.ts'

afterEach(cleanup)
beforeAll(async () => {
  await useLanguage('zh')
  await loadTexts('approval-form')
  // What comes lazily is there, however busy the machine is.
  await Promise.all([
    import('./FormView.tsx'),
    import('./judge-here.ts'),
    import('../../../../bpmn/form/compute-form.ts'),
  ])
})

const schema = formSchema.parse({
  sections: [{ name: '明细' }],
  fields: [
    { name: 'kind', label: '类型', type: 'select', options: [{ value: 'a' }, { value: 'b' }] },
    { name: 'why', label: '原因', type: 'text', visible_when: 'form.kind = "b"', required: true },
    {
      name: 'items',
      label: '物品',
      type: 'table',
      section: '明细',
      sums: ['cost'],
      fields: [
        { name: 'price', label: '单价', type: 'money' },
        { name: 'count', label: '数量', type: 'number' },
        { name: 'cost', label: '小计', type: 'money', formula: 'row.price * row.count' },
      ],
    },
    { name: 'total', label: '总额', type: 'money', section: '明细', formula: 'sum(form.items.cost)' },
  ],
})
const all = rightsIn(schema, {}, { otherwise: 'write' })

function show(
  first: FormData,
  { rights = all, errors = {} }: { rights?: FormRights; errors?: Record<string, string> } = {},
) {
  const [values, setValues] = createSignal(first)
  render(() => (
    <QueryClientProvider client={queryClient}>
      <ApprovalForm schema={schema} values={values()} rights={rights} errors={errors} onChange={setValues} />
    </QueryClientProvider>
  ))
  return { values, setValues }
}

const type = (name: string, value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })

describe('a form that is filled in', () => {
  test('computes rows, sums and what stands over them while one types', async () => {
    const { values } = show({})
    fireEvent.click(await screen.findByRole('button', { name: t().approvalForm.addRow }))
    type('单价，第 1 行', '1,200.5')
    type('数量，第 1 行', '2')
    fireEvent.click(screen.getByRole('button', { name: t().approvalForm.addRow }))
    type('单价，第 2 行', '0.1')
    type('数量，第 2 行', '3')
    expect((await screen.findAllByText('¥ 2,401.30')).length).toBe(2)
    await screen.findByText(t().approvalForm.capitals('贰仟肆佰零壹元叁角整'))
    expect(filledIn(schema, all, values())).toEqual({
      items: [
        { price: 1200.5, count: 2 },
        { price: 0.1, count: 3 },
      ],
    })
    fireEvent.click(screen.getByRole('button', { name: t().approvalForm.removeRow(1) }))
    await screen.findByText(t().approvalForm.capitals('叁角整'))
  })

  test('shows a field when its rule becomes true, and hides it again without forgetting it', async () => {
    const { setValues } = show({ kind: 'a', why: '因为' })
    await screen.findByText('物品')
    expect(screen.queryByRole('textbox', { name: '原因' })).toBe(null)
    setValues((before) => ({ ...before, kind: 'b' }))
    expect(((await screen.findByRole('textbox', { name: '原因' })) as HTMLInputElement).value).toBe('因为')
  })

  test('says at a cell what is wrong with it', async () => {
    show({ items: [{ price: 1 }] }, { errors: { 'form_data.items[0].count': '必填' } })
    const cell = await screen.findByRole('textbox', { name: '数量，第 1 行' })
    expect(cell.getAttribute('aria-invalid')).toBe('true')
    await screen.findByText('必填')
  })

  test('takes no letters for a number, and says so', async () => {
    const { values } = show({ items: [{}] })
    await screen.findByRole('textbox', { name: '单价，第 1 行' })
    type('单价，第 1 行', '12a')
    await screen.findByText(t().approvalForm.notNumber)
    expect(values()).toEqual({ items: [{ price: '12a' }] })
  })
})

test('whoever may write one column fills in that one, row by row', async () => {
  const rights = rightsIn(schema, { 'items.count': 'write', total: 'hidden' }, { otherwise: 'read' })
  const { values } = show({ kind: 'a', items: [{ price: 5, count: 1 }] }, { rights })
  await screen.findByRole('textbox', { name: '数量，第 1 行' })
  type('数量，第 1 行', '4')
  await screen.findAllByText('¥ 20.00')
  expect(screen.queryByRole('textbox', { name: '单价，第 1 行' })).toBe(null)
  expect(screen.queryByRole('button', { name: t().approvalForm.addRow })).toBe(null)
  expect(screen.queryByText('总额')).toBe(null)
  expect(filledIn(schema, rights, values())).toEqual({ items: [{ count: 4 }] })
})
