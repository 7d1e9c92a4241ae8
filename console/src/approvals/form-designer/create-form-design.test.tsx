import { createComputed, createMemo, createRoot } from 'solid-js'
import { createStore } from 'solid-js/store'
import { expect, test } from 'vitest'
import { type FormSchema, formSchema } from '../../../../domain/approvals/form.ts'
import { createFormDesign } from './create-form-design.ts'

/** As a page keeps it: in a store, into which each form is put. */
function designOf(first: FormSchema) {
  return createRoot(() => {
    const [kept, keep] = createStore({ schema: structuredClone(first) })
    const schema = createMemo(() => ({ sections: kept.schema.sections, fields: kept.schema.fields }))
    const design = createFormDesign(schema, (next) => keep('schema', next))
    return { design, names: () => schema().fields.map(({ name, label }) => label ?? name) }
  })
}

const empty = formSchema.parse({ fields: [] })

test('steps are taken back and done again, typing in one control being one of them', () => {
  const { design, names } = designOf(empty)
  design.add('text')
  const field = design.field()
  if (!field) throw new Error('what was added is chosen')
  for (const label of ['事', '事由']) design.change('text_1', { ...field, label } as typeof field, 'label')
  design.add('number')
  expect(names()).toEqual(['事由', 'number_1'])
  design.undo()
  expect(names()).toEqual(['事由'])
  design.undo()
  expect(names()).toEqual(['text_1'])
  design.redo()
  expect(names()).toEqual(['事由'])
  design.undo()
  design.undo()
  expect(names()).toEqual([])
  expect(design.canUndo()).toBe(false)
})

test('what is added stands behind what is chosen: in its section, or as a column of its table', () => {
  const { design } = designOf(formSchema.parse({ sections: [{ name: '一' }], fields: [] }))
  design.add('table')
  design.add('money')
  expect(design.chosen()).toBe('table_1.money_1')
  design.add('table')
  expect(design.schema().fields.map(({ name, section }) => [name, section])).toEqual([
    ['table_1', '一'],
    ['table_2', '一'],
  ])
})

test('a field stays chosen while it gets another name or place', () => {
  const { design } = designOf(empty)
  design.add('table')
  design.add('text', {})
  const seen: (string | undefined)[] = []
  createRoot(() => createComputed(() => seen.push(design.field()?.name)))
  design.rename('text_1', 'reason')
  design.move('reason', { table: 'table_1' })
  expect([seen, design.chosen()]).toEqual([['text_1', 'reason', 'reason'], 'table_1.reason'])
})

test('a name that is taken, or is none, is not had', () => {
  const { design } = designOf(empty)
  design.add('text', {})
  design.add('text', {})
  expect([design.rename('text_2', 'text_1'), design.rename('text_2', '1a'), design.rename('text_2', '事由')]).toEqual([
    ...[false, false, true],
  ])
  expect(design.chosen()).toBe('事由')
})
