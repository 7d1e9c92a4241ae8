import { describe, expect, test } from 'vitest'
import { type FormRights, rightsIn } from '../../domain/approvals/form/field-rights.ts'
import { type FormData, formSchema } from '../../domain/approvals/form.ts'
import { DomainError } from '../../domain/errors.ts'
import { fillForm } from './fill-form.ts'
import { listFormProblems } from './list-form-problems.ts'

type Field = Record<string, unknown> & { name: string; type: string }
const made = (fields: Field[], sections: unknown[] = []) => formSchema.parse({ fields, sections })

/** The form as it is kept, or what is wrong with it, by path. */
async function fill(
  fields: Field[],
  given: FormData | undefined,
  {
    before = {},
    said = {},
    otherwise = 'write',
    isWhole = true,
    isComplete = true,
    sections = [],
  }: Partial<Filling> = {},
) {
  const schema = made(fields, sections)
  const rights = rightsIn(schema, said, { otherwise })
  try {
    return await fillForm(schema, { before, given, rights, isWhole, isComplete })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return Object.fromEntries((error.extras.fields ?? []).map(({ field, message }) => [field, message.en]))
  }
}
type Filling = {
  before: FormData
  said: FormRights
  otherwise: 'write' | 'read'
  isWhole: boolean
  isComplete: boolean
  sections: unknown[]
}

const items: Field = {
  name: 'items',
  type: 'table',
  fields: [
    { name: 'what', type: 'text', required: true },
    { name: 'price', type: 'money', min: 0 },
    { name: 'count', type: 'number', precision: 0 },
    { name: 'cost', type: 'money', formula: 'row.price * row.count' },
  ],
}
const total: Field = { name: 'total', type: 'money', formula: 'sum(form.items.cost)' }

describe('what is computed', () => {
  test('stands in rows, and over them, whatever was sent for it', async () => {
    const rows = [
      { what: '纸', price: 9.95, count: 3, cost: 1 },
      { what: '笔', price: 0.1, count: 3 },
    ]
    expect(await fill([total, items], { items: rows, total: 1 })).toEqual({
      total: 30.15,
      items: [
        { what: '纸', price: 9.95, count: 3, cost: 29.85 },
        { what: '笔', price: 0.1, count: 3, cost: 0.3 },
      ],
    })
  })

  test('takes what is empty as 0, and a row that spoils its formula spoils no other', async () => {
    const rows = [
      { what: 'a', price: 2 },
      { what: 'b', price: 2, count: 2 },
    ]
    expect(await fill([items, total], { items: rows })).toMatchObject({ items: [{ cost: 0 }, { cost: 4 }], total: 4 })
    const days: Field = {
      name: 'days',
      type: 'table',
      fields: [
        { name: 'from', type: 'date' },
        { name: 'year', type: 'number', formula: 'date(row.from).year' },
      ],
    }
    expect(await fill([days], { days: [{}, { from: '2026-02-03' }] })).toEqual({
      days: [{ year: null }, { from: '2026-02-03', year: 2026 }],
    })
  })

  test('may need what is computed further down', async () => {
    const fields = [
      { name: 'c', type: 'number', formula: 'form.b + 1' },
      { name: 'b', type: 'number', formula: 'form.a + 1' },
      { name: 'a', type: 'number' },
    ]
    expect(await fill(fields, { a: 1 })).toEqual({ a: 1, b: 2, c: 3 })
  })

  test('is rounded as on paper', async () => {
    const half = { name: 'half', type: 'money', formula: 'form.a / 2' }
    expect(await fill([{ name: 'a', type: 'number' }, half], { a: 2.01 })).toMatchObject({ half: 1.01 })
  })

  test('is held to its limits, and has to come to something where it is required', async () => {
    const limited = { ...total, max: 10, required: true }
    expect(await fill([items, limited], { items: [{ what: 'a', price: 11, count: 1 }] })).toEqual({
      'form_data.total': 'must be at most 10',
    })
    expect(await fill([items, limited], {})).toEqual({
      'form_data.total': 'cannot be computed: look at what it is computed from',
    })
  })
})

describe('what a rule hides', () => {
  const fields = [
    { name: 'kind', type: 'select', options: [{ value: 'a' }, { value: 'b' }] },
    { name: 'why', type: 'text', required: true, visible_when: 'form.kind = "b"' },
    { name: 'more', type: 'text', required: true, visible_when: 'form.why != ""' },
  ]

  test('is not required, and not kept, and counts as empty for other rules', async () => {
    expect(await fill(fields, { kind: 'a', why: 'x', more: 'y' })).toEqual({ kind: 'a' })
    expect(await fill(fields, { kind: 'b' })).toEqual({ 'form_data.why': 'is required' })
    expect(await fill(fields, { kind: 'b', why: 'x' })).toEqual({ 'form_data.more': 'is required' })
  })

  test('may be a whole section', async () => {
    const sections = [{ name: '海外', visible_when: 'form.kind = "b"' }]
    const [kind = { name: '', type: '' }] = fields
    const inside = { name: 'visa', type: 'text', required: true, section: '海外' }
    expect(await fill([kind, inside], { kind: 'a', visa: 'x' }, { sections })).toEqual({ kind: 'a' })
    expect(await fill([kind, inside], { kind: 'b' }, { sections })).toEqual({ 'form_data.visa': 'is required' })
  })

  test('stays to be seen when its rule cannot be judged', async () => {
    const broken = { name: 'x', type: 'text', visible_when: 'date(form.day) > date("2026-01-01")' }
    expect(await fill([{ name: 'day', type: 'date' }, broken], { x: 'kept' })).toEqual({ x: 'kept' })
  })
})

test('what was filled in is held to its kind and limits, by path', async () => {
  const fields: Field[] = [
    { name: 'name', type: 'text', min_length: 2, max_length: 3, pattern: '[a-z]+', pattern_help: 'a to z only' },
    { name: 'day', type: 'date', min: '2026-01-01' },
    { name: 'at', type: 'datetime', max: '2026-01-01T00:00:00Z' },
    { name: 'level', type: 'select', options: [{ value: 'high' }] },
    { name: 'tags', type: 'multi_select', options: [{ value: 'x' }, { value: 'y' }], max_items: 1 },
    { name: 'boss', type: 'user' },
    { name: 'proof', type: 'file', max_items: 1 },
    { ...items, max_rows: 2 },
  ]
  const wrong = {
    ...{ name: 'a', day: '2025-12-31', at: '2026-01-01T08:00:01+08:00', level: 'low', tags: ['x', 'y'] },
    ...{
      boss: [1, 2],
      proof: [1, 2],
      items: [
        { what: '', price: -1, count: 1.5 },
        { what: 'b', price: 1.005 },
      ],
    },
  }
  expect(await fill(fields, wrong)).toEqual({
    'form_data.name': 'must have at least 2 characters',
    'form_data.day': 'must not be before 2026-01-01',
    'form_data.at': 'must not be after 2026-01-01T00:00:00Z',
    'form_data.level': 'is none of the options',
    'form_data.tags': 'can have at most 1',
    'form_data.boss': 'can name only one',
    'form_data.proof': 'can have at most 1',
    'form_data.items[0].what': 'is required',
    'form_data.items[0].price': 'must be at least 0',
    'form_data.items[0].count': 'must be a whole number',
    'form_data.items[1].price': 'can have at most 2 decimal places',
  })
  expect(await fill(fields, { name: 'AB' })).toEqual({ 'form_data.name': 'a to z only' })
  expect(await fill(fields, { day: '2026-02-30', items: [{}, {}, {}] })).toEqual({
    'form_data.items': 'can have at most 2 rows',
  })
  expect(await fill(fields, { day: '2026-02-30' })).toEqual({ 'form_data.day': 'is not of the kind of this field' })
  expect(await fill(fields, { name: 'ab', boss: [7], proof: 8 })).toEqual({ name: 'ab', boss: 7, proof: [8] })
})

test('a pattern that takes for ever is a fault of its field, not the end of who asks', async () => {
  const slow = { name: 'slow', type: 'text', pattern: '(a+)+b' }
  expect(await fill([slow], { slow: 'a'.repeat(40) })).toEqual({
    'form_data.slow': 'does not have the form that is asked for',
  })
})

describe('whoever may not write everything', () => {
  const before = { items: [{ what: 'a', price: 5, count: 1, cost: 5 }], note: 'n', total: 5 }
  const fields = [items, { name: 'note', type: 'text' }, total, { name: 'paid', type: 'text', required: true }]
  const approver = { before, otherwise: 'read', isWhole: false } as const

  test('changes only what is theirs, and leaves the rest as it is', async () => {
    const said: FormRights = { 'items.price': 'write', paid: 'write' }
    const given = { items: [{ what: 'a', price: 6, count: 1, cost: 99 }], paid: 'yes' }
    expect(await fill(fields, given, { ...approver, said })).toEqual({
      ...{ note: 'n', paid: 'yes', total: 6, items: [{ what: 'a', price: 6, count: 1, cost: 6 }] },
    })
    expect(await fill(fields, { items: [{ what: 'b' }], note: 'm', paid: 'yes' }, { ...approver, said })).toEqual({
      'form_data.items[0].what': 'cannot be changed at this node',
      'form_data.note': 'cannot be changed at this node',
    })
    expect(await fill(fields, { items: [], paid: 'x' }, { ...approver, said })).toEqual({
      'form_data.items': 'can get or lose no rows at this node',
    })
  })

  test('is asked for what is theirs when they agree, and only for that', async () => {
    const said: FormRights = { paid: 'write' }
    expect(await fill(fields, undefined, { ...approver, said })).toEqual({ 'form_data.paid': 'is required' })
    expect(await fill(fields, undefined, { ...approver, said, isComplete: false })).toEqual(before)
    expect(await fill(fields, undefined, approver)).toEqual(before)
  })

  test('sends values of the right kind', async () => {
    expect(await fill(fields, { paid: 3 }, { ...approver, said: { paid: 'write' } })).toEqual({
      'form_data.paid': 'is not of the kind of this field',
    })
  })

  test('cannot guess at what is hidden from them, nor hear of it', async () => {
    const said: FormRights = {
      note: 'hidden',
      'items.price': 'hidden',
      'items.count': 'write',
      total: 'hidden',
      paid: 'write',
    }
    expect(await fill(fields, { note: 'n', items: [{ price: 5 }], paid: 'x' }, { ...approver, said })).toEqual({
      'form_data.note': 'cannot be changed at this node',
      'form_data.items[0].price': 'cannot be changed at this node',
    })
    const limited = fields.map((field) => (field.name === 'total' ? { ...field, max: 9 } : field))
    const given = { items: [{ what: 'a', count: 2 }], paid: 'x' }
    expect(await fill(limited, given, { ...approver, said })).toMatchObject({ total: 10 })
  })
})

describe('problems at publishing', () => {
  const problemsOf = (fields: Field[], sections: unknown[] = []) =>
    listFormProblems(made(fields, sections)).map(({ element_id, rule }) => `${element_id} ${rule}`)

  test('a sound form has none', () => {
    expect(problemsOf([items, total])).toEqual([])
  })

  test.each<[string, Field[], string[]]>([
    [
      'two of one name',
      [
        { name: 'a', type: 'text' },
        { name: 'a', type: 'number' },
      ],
      ['form.a form-name'],
    ],
    ['a choice of nothing', [{ name: 'a', type: 'select' }], ['form.a form-options']],
    ['limits the wrong way round', [{ name: 'a', type: 'number', min: 2, max: 1 }], ['form.a form-limits']],
    ['a pattern that is none', [{ name: 'a', type: 'text', pattern: '(' }], ['form.a form-pattern']],
    [
      'a default that does not fit',
      [{ name: 'a', type: 'text', default: 'abc', max_length: 2 }],
      ['form.a form-default'],
    ],
    ['a sum of words', [{ ...items, sums: ['what'] }], ['form.items form-sum']],
    ['a section that is not there', [{ name: 'a', type: 'text', section: 'x' }], ['form.a form-section']],
    ['a formula nobody can read', [{ name: 'a', type: 'number', formula: '1 +' }], ['form.a expression']],
    ['a field that is not there', [{ name: 'a', type: 'number', formula: 'form.b + 1' }], ['form.a expression-shape']],
    [
      'a column that is not there',
      [items, { ...total, formula: 'sum(form.items.tax)' }],
      ['form.total expression-shape'],
    ],
    ['a name from elsewhere', [{ name: 'a', type: 'number', formula: 'row.b' }], ['form.a expression-name']],
    ['a text for a number', [{ name: 'a', type: 'number', formula: '"x"' }], ['form.a expression-shape']],
    ['a rule that is no yes or no', [{ name: 'a', type: 'text', visible_when: '1 + 1' }], ['form.a expression-shape']],
    ['itself', [{ name: 'a', type: 'number', formula: 'form.a + 1' }], ['form.a form-circle']],
  ])('%s', (_, fields, problems) => {
    expect(problemsOf(fields)).toEqual(problems)
  })

  test('a circle is named where it is, not where it leads to', () => {
    const fields = [
      { name: 'a', type: 'number', formula: 'form.b' },
      { name: 'b', type: 'number', visible_when: 'form.c > 1' },
      { name: 'c', type: 'number', formula: 'form.a' },
      { name: 'd', type: 'number', formula: 'form.a' },
    ]
    expect(problemsOf(fields)).toEqual(['form.a form-circle', 'form.b form-circle', 'form.c form-circle'])
    const table: Field = { ...items, fields: [{ name: 'x', type: 'number', formula: 'form.sum' }] }
    expect(problemsOf([table, { name: 'sum', type: 'number', formula: 'sum(form.items.x)' }])).toEqual([
      'form.items.x form-circle',
      'form.sum form-circle',
    ])
  })
})
