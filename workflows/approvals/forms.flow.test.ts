import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  applicant = await stage.person()
  ann = await stage.person()
  bob = await stage.person()
})
afterAll(() => stage?.close())

const by = (...people: Person[]) => ({ user_ids: people.map(({ id }) => id) })
const straight = ['s→A', 'A→e']
const purchase = {
  sections: [{ name: '采购' }],
  fields: [
    { name: 'reason', type: 'text', required: true, section: '采购' },
    {
      name: 'items',
      type: 'table',
      min_rows: 1,
      sums: ['cost'],
      fields: [
        { name: 'what', type: 'text', required: true },
        { name: 'price', type: 'money', required: true, min: 0 },
        { name: 'count', type: 'number', required: true, precision: 0 },
        { name: 'cost', type: 'money', formula: 'row.price * row.count' },
      ],
    },
    { name: 'total', type: 'money', formula: 'sum(form.items.cost)' },
    { name: 'quote', type: 'text', required: true, visible_when: 'form.total > 1000' },
  ],
}
const rows = (price: number) => [{ what: '电脑', price, count: 2 }]

async function refusal(by: Person, id: number, verb: string, body: Record<string, unknown>) {
  const { status, errors } = await stage.act(by, id, verb, body)
  return {
    status,
    ...Object.fromEntries(errors.map((one: { field: string; message: string }) => [one.field, one.message])),
  }
}

describe('a form that is handed in', () => {
  test('is computed by the server, whatever the page sent, and conditions go by that', async () => {
    const nodes = { C: { type: 'condition' }, A: by(ann), B: by(bob) }
    const edges = ['s→C', 'C?form.total > 1000→A', 'C→B', 'A→e', 'B→e']
    const definition = await stage.definition(nodes, edges, { form_schema: purchase })
    const form_data = { reason: '新人', items: [{ ...rows(600)[0], cost: 1 }], total: 2, quote: '三家' }
    const dear = await stage.hand(applicant, definition, { form_data })
    expect(dear.form_data).toEqual({
      ...{ reason: '新人', total: 1200, quote: '三家' },
      items: [{ what: '电脑', price: 600, count: 2, cost: 1200 }],
    })
    expect(openAt(dear)).toEqual({ A: [ann.id] })
    const cheap = await stage.hand(applicant, definition, { form_data: { ...form_data, items: rows(5), total: 5000 } })
    expect(cheap.form_data).toEqual({ reason: '新人', total: 10, items: [{ ...rows(5)[0], cost: 10 }] })
    expect(openAt(cheap)).toEqual({ B: [bob.id] })
  })

  test('is refused field by field, down to the cell', async () => {
    const definition = await stage.definition({ A: by(ann) }, straight, { form_schema: purchase })
    const items = [
      { what: '', price: -1, count: 1 },
      { what: '笔', price: 1000.5, count: 2, colour: 'red' },
    ]
    const body = { workflow_id: definition, title: '采购', form_data: { items, other: 1 } }
    const { status, errors } = await stage.call('POST', '/approvals', body, applicant.token)
    expect(status).toBe(400)
    expect(errors.map(({ field }: { field: string }) => field)).toEqual([
      'form_data.items[1].colour',
      'form_data.other',
      'form_data.reason',
      'form_data.items[0].what',
      'form_data.items[0].price',
      'form_data.quote',
    ])
  })

  test('cannot hold what its start keeps from the applicant, not even as a draft', async () => {
    const form_schema = {
      fields: [
        { name: 'a', type: 'text' },
        { name: 'voucher', type: 'text', required: true },
      ],
    }
    const nodes = { s: { form_rights: { voucher: 'hidden' } }, A: { ...by(ann), form_rights: { voucher: 'write' } } }
    const definition = await stage.definition(nodes, straight, { form_schema })
    for (const draft of [true, false]) {
      const body = { workflow_id: definition, title: '付款', form_data: { voucher: 'x' }, draft }
      expect(await stage.call('POST', '/approvals', body, applicant.token)).toMatchObject({
        status: 400,
        errors: [{ field: 'form_data.voucher' }],
      })
    }
    const start = await stage.call('GET', `/workflows/startable/${definition}`, undefined, applicant.token)
    expect(start.data).toMatchObject({ form_schema: { fields: [{ name: 'a' }] }, field_rights: { voucher: 'hidden' } })

    const { id } = await stage.hand(applicant, definition, { form_data: { a: 'x' } })
    expect(await refusal(ann, id, 'approve', {})).toEqual({ status: 400, 'form_data.voucher': 'is required' })
    expect((await stage.act(ann, id, 'approve', { form_data: { voucher: '77' } })).data.form_data).toEqual({
      a: 'x',
      voucher: '77',
    })
    expect((await stage.look(applicant, id)).form_data).toEqual({ a: 'x' })
  })

  test('returned and handed in again, keeps what others filled in', async () => {
    const form_schema = {
      fields: [
        { name: 'a', type: 'text' },
        { name: 'note', type: 'text' },
      ],
    }
    const nodes = {
      s: { form_rights: { note: 'read' } },
      A: { ...by(ann), form_rights: { note: 'write' } },
      B: by(bob),
    }
    const definition = await stage.definition(nodes, ['s→A', 'A→B', 'B→e'], { form_schema })
    const { id } = await stage.hand(applicant, definition, { form_data: { a: '1' } })
    await stage.act(ann, id, 'approve', { form_data: { note: '可以' } })
    await stage.act(bob, id, 'return')
    expect(await refusal(applicant, id, 'resubmit', { form_data: { a: '2', note: '改' } })).toMatchObject({
      status: 400,
    })
    const again = await stage.act(applicant, id, 'resubmit', { form_data: { a: '2' } })
    expect(again.data.form_data).toEqual({ a: '2', note: '可以' })
  })
})

describe('what an approver changes', () => {
  test('is held to its kind, and what is computed from it is computed anew', async () => {
    const form_rights = { 'items.price': 'write', reason: 'read', quote: 'write' }
    const definition = await stage.definition({ A: { ...by(ann), form_rights } }, straight, { form_schema: purchase })
    const { id } = await stage.hand(applicant, definition, { form_data: { reason: 'r', items: rows(5) } })
    const wrong = [{ ...rows(5)[0], price: 'many' }]
    expect(await refusal(ann, id, 'approve', { form_data: { items: wrong, reason: 7 } })).toEqual({
      status: 400,
      'form_data.items[0].price': 'is not of the kind of this field',
      'form_data.reason': 'cannot be changed at this node',
    })
    expect(await refusal(ann, id, 'approve', { form_data: { items: rows(800) } })).toEqual({
      status: 400,
      'form_data.quote': 'is required',
    })
    const changed = await stage.act(ann, id, 'approve', { form_data: { items: rows(8), total: 99 } })
    expect(changed.data).toMatchObject({
      status: 'approved',
      form_data: { total: 16, items: [{ price: 8, cost: 16 }] },
    })
  })

  test('need not be complete when they refuse', async () => {
    const form_schema = { fields: [{ name: 'voucher', type: 'text', required: true }] }
    const nodes = { s: { form_rights: { voucher: 'read' } }, A: { ...by(ann), form_rights: { voucher: 'write' } } }
    const definition = await stage.definition(nodes, straight, { form_schema })
    const { id } = await stage.hand(applicant, definition)
    expect((await stage.act(ann, id, 'reject')).data.status).toBe('rejected')
  })
})

describe('what is hidden', () => {
  const form_rights = {
    'items.price': 'hidden',
    'items.cost': 'hidden',
    total: 'hidden',
    secret: 'hidden',
    'items.count': 'write',
  }
  const form_schema = {
    fields: [
      ...purchase.fields.map(({ section: _, ...field }: { section?: string }) => field),
      { name: 'secret', type: 'money' },
      { name: 'double', type: 'money', formula: 'form.secret * 2', max: 50 },
      { name: 'rich', type: 'text', visible_when: 'form.secret > 10' },
      { name: 'poor', type: 'text', visible_when: 'form.secret <= 10' },
    ],
  }

  test('stands nowhere in what its reader gets: not in data, rules, errors, lists or what was recorded', async () => {
    const definition = await stage.definition({ A: { ...by(ann), form_rights } }, straight, { form_schema })
    const form_data = { reason: 'r', items: rows(41.17), secret: 23.42, rich: 'x' }
    const { id } = await stage.hand(applicant, definition, { form_data })
    const answers = [
      await stage.call('GET', `/approvals/${id}`, undefined, ann.token),
      await stage.call('GET', '/approvals?box=todo', undefined, ann.token),
      await stage.act(ann, id, 'approve', { form_data: { secret: 23.42, total: 82.34, items: [{ price: 41.17 }] } }),
      await stage.act(ann, id, 'approve', { form_data: { items: [{ what: '电脑', count: 'x' }] } }),
    ]
    for (const answer of answers) {
      for (const told of ['41.17', '82.34', '23.42', 'form.secret', 'form.items', 'row.price']) {
        expect(JSON.stringify(answer)).not.toContain(told)
      }
    }
    const [page, , guess] = answers
    expect(page?.data.form_schema.fields.map(({ name }: { name: string }) => name)).toEqual([
      ...['reason', 'items', 'double', 'rich'],
    ])
    expect(page?.data.field_rights).toMatchObject({ total: 'hidden', 'items.price': 'hidden', 'items.count': 'write' })
    expect(guess?.errors.map(({ field, message }: { field: string; message: string }) => [field, message])).toEqual([
      ['form_data.secret', 'cannot be changed at this node'],
      ['form_data.items[0].price', 'cannot be changed at this node'],
    ])
    const done = await stage.act(ann, id, 'approve', { form_data: { items: [{ what: '电脑', count: 3 }] } })
    expect(done.data.form_data).toMatchObject({ items: [{ what: '电脑', count: 3 }], rich: 'x' })
    expect(JSON.stringify(done.data)).not.toContain('41.17')
    expect((await stage.look(applicant, id)).form_data).toMatchObject({ total: 123.51 })
  })

  test('stays hidden in a copy whose node says so', async () => {
    const copy = { type: 'cc', ...by(bob), form_rights: { secret: 'hidden' } }
    const definition = await stage.definition({ K: copy, A: by(ann) }, ['s→K', 'K→A', 'A→e'], {
      form_schema: {
        fields: [
          { name: 'a', type: 'text' },
          { name: 'secret', type: 'text' },
        ],
      },
    })
    const { id } = await stage.hand(applicant, definition, { form_data: { a: 'x', secret: 'y' } })
    expect((await stage.look(bob, id)).form_data).toEqual({ a: 'x' })
    expect((await stage.look(ann, id)).form_data).toEqual({ a: 'x', secret: 'y' })
  })
})

describe('a file in a form', () => {
  const form_schema = {
    fields: [
      { name: 'proof', type: 'file' },
      { name: 'salary', type: 'file' },
    ],
  }

  test('belongs to it, and is read by those who see its field', async () => {
    const definition = await stage.definition({ A: { ...by(ann), form_rights: { salary: 'hidden' } } }, straight, {
      form_schema,
    })
    const [proof, salary] = [await upload(applicant, 'a.txt'), await upload(applicant, 'b.txt')]
    const { id } = await stage.hand(applicant, definition, { form_data: { proof: [proof], salary: [salary] } })
    expect((await stage.look(applicant, id)).form_files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
    expect((await stage.look(ann, id)).form_files.map(({ name }) => name)).toEqual(['a.txt'])
    expect([
      await open(applicant, salary),
      await open(ann, proof),
      await open(ann, salary),
      await open(bob, proof),
    ]).toEqual([...[200, 200, 404, 404]])
  })

  test('cannot be somebody else’s', async () => {
    const definition = await stage.definition({ A: by(ann) }, straight, { form_schema })
    const body = { workflow_id: definition, title: '偷看', form_data: { proof: [await upload(bob, 'c.txt')] } }
    expect(await stage.call('POST', '/approvals', body, applicant.token)).toMatchObject({
      status: 400,
      errors: [{ field: 'form_data.proof' }],
    })
  })

  const send = (by: Person, method: string, path: string, body?: FormData) =>
    stage.api.app.request(
      `/api/v1${path}`,
      { method, headers: { Authorization: `Bearer ${by.token}` }, ...(body && { body }) },
      { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
    )

  async function upload(by: Person, name: string): Promise<number> {
    const form = new FormData()
    form.append('purpose', 'attachment')
    form.append('file', new Blob(['内容']), name)
    const answer = (await (await send(by, 'POST', '/files', form)).json()) as { data: { id: number } }
    return answer.data.id
  }

  const open = async (by: Person, id: number) => (await send(by, 'GET', `/files/${id}`)).status
})

test('a form with a problem is not published, and says at which field', async () => {
  const form_schema = {
    fields: [
      { name: 'a', type: 'number', formula: 'form.b + 1' },
      { name: 'b', type: 'number', formula: 'form.a + 1' },
      { name: 'c', type: 'select' },
    ],
  }
  const nodes = [
    { id: 's', type: 'start' },
    { id: 'A', type: 'approval', config: { ...by(ann), form_rights: { d: 'write' } } },
    { id: 'e', type: 'end' },
  ]
  const edges = [
    { source: 's', target: 'A' },
    { source: 'A', target: 'e' },
  ]
  const made = await stage.call('POST', '/workflows', { name: '有问题的表单', nodes, edges, form_schema })
  const problems = made.data.problems.map(({ element_id, rule }: Record<string, string>) => `${element_id} ${rule}`)
  expect(problems).toEqual(['form.c form-options', 'form.a form-circle', 'form.b form-circle', 'A form-right'])
  const published = await stage.call('POST', `/workflows/${made.data.id}/publish`)
  expect(published).toMatchObject({ status: 400 })
  expect(published.errors.map(({ field }: { field: string }) => field)).toContain('form.a')
})

test('a request becomes a PDF for those who may see it', async () => {
  const definition = await stage.definition({ A: by(ann) }, straight, { form_schema: purchase })
  const { id } = await stage.hand(applicant, definition, { form_data: { reason: '新人', items: rows(5) } })
  const print = async (person: Person, query = '') => {
    const headers = { Authorization: `Bearer ${person.token}` }
    const address = { incoming: { socket: { remoteAddress: '192.0.2.1' } } }
    return stage.api.app.request(`/api/v1/approvals/${id}/pdf${query}`, { headers }, address)
  }
  const answer = await print(ann)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect((await answer.text()).slice(0, 5)).toBe('%PDF-')
  expect((await print(bob)).status).toBe(404)
  expect((await print(ann, '?timezone=Nowhere')).status).toBe(400)
})

test('whoever fills a form in finds people and departments by name, and nothing else of them', async () => {
  const find = async (path: string) => (await stage.call('GET', path, undefined, applicant.token)).data.items
  const people = await find(`/approvals/people?ids=${ann.id},${bob.id}`)
  expect(people.map(({ id }: { id: number }) => id).sort()).toEqual([ann.id, bob.id].sort())
  expect(Object.keys(people[0]).sort()).toEqual(['department', 'id', 'name', 'username'])
  expect(await find('/approvals/departments?q=nothing%20has%20this%20name')).toEqual([])
})
