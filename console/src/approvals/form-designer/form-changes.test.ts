import { describe, expect, test } from 'vitest'
import { type FormSchema, formSchema } from '../../../../domain/approvals/form.ts'
import { insert, move, moveBy, newField, remove } from './form-changes.ts'
import { renameField } from './rename-field.ts'

const schema = formSchema.parse({
  sections: [{ name: '一' }, { name: '二', visible_when: 'form.b > 1' }],
  fields: [
    { name: 'a', type: 'text' },
    { name: 'b', type: 'number', section: '一' },
    { name: 'c', type: 'money', section: '一', formula: 'sum(form.t.x) + form.b' },
    {
      name: 't',
      type: 'table',
      section: '二',
      sums: ['x'],
      fields: [
        { name: 'x', type: 'number' },
        { name: 'y', type: 'number', formula: 'row.x * form.b' },
      ],
    },
  ],
})

/** `a | b c | t(x y)` */
function shape({ sections, fields }: FormSchema): string {
  const shown = (section: string | undefined) =>
    fields
      .filter((field) => field.section === section)
      .map((field) =>
        'fields' in field ? `${field.name}(${field.fields.map(({ name }) => name).join(' ')})` : field.name,
      )
      .join(' ')
  return [undefined, ...sections.map(({ name }) => name)].map(shown).join(' | ')
}

describe('a field', () => {
  test.each<[string, -1 | 1, string]>([
    ['b', 1, 'a | c b | t(x y)'],
    ['c', 1, 'a | b | c t(x y)'],
    ['b', -1, 'a b | c | t(x y)'],
    ['a', -1, 'a | b c | t(x y)'],
    ['a', 1, ' | a b c | t(x y)'],
    ['t', 1, 'a | b c | t(x y)'],
    ['t.x', 1, 'a | b c | t(y x)'],
    ['t.x', -1, 'a | b c | t(x y)'],
  ])('%s moves by %d', (path, step, moved) => {
    expect(shape(moveBy(schema, path, step))).toBe(moved)
  })

  test('goes into a table and out of it, but no table into a table', () => {
    expect(shape(move(schema, 'a', { table: 't', before: 'y' }))).toBe(' | b c | t(x a y)')
    expect(shape(move(schema, 't.x', { section: '一', before: 'c' }))).toBe('a | b x c | t(y)')
    expect(move(schema, 't', { table: 't' })).toBe(schema)
  })

  test('is made with a name that nobody has, and leaves no sum behind when it goes', () => {
    const first = newField(schema, 'text', {})
    const more = insert(schema, first, { section: '二' }) ?? schema
    expect([first.name, newField(more, 'text', {}).name]).toEqual(['text_1', 'text_2'])
    expect(shape(more)).toBe('a | b c | t(x y) text_1')
    expect(remove(schema, 't.x').fields.at(-1)).toMatchObject({ sums: [] })
  })
})

test('a new name is taken over by every expression that asks for it', () => {
  const named = renameField(renameField(schema, 'b', 'rate'), 't.x', 'price')
  expect(named.sections[1]?.visible_when).toBe('form.rate > 1')
  expect(named.fields[2]).toMatchObject({ formula: 'sum(form.t.price) + form.rate' })
  expect(named.fields[3]).toMatchObject({
    sums: ['price'],
    fields: [{ name: 'price' }, { formula: 'row.price * form.rate' }],
  })
  expect(renameField(named, 't', 'items').fields[2]).toMatchObject({ formula: 'sum(form.items.price) + form.rate' })
})
