import { expect, test } from 'vitest'
import { formSchema } from '../form.ts'
import { firstValues, newRow } from './first-values.ts'

const by = { today: '2026-11-26', now: '2026-11-26T10:00:00.000Z', userId: 7, departmentId: null }

test('a form begins with its defaults, who opens it and when, and the rows that it has to have', () => {
  const columns = [
    { name: 'day', type: 'date', default: 'today' },
    { name: 'count', type: 'number', default: 1 },
  ]
  const schema = formSchema.parse({
    fields: [
      { name: 'at', type: 'datetime', default: 'now' },
      { name: 'who', type: 'user', default: 'me' },
      { name: 'all', type: 'user', default: 'me', multiple: true },
      { name: 'where', type: 'department', default: 'mine' },
      { name: 'level', type: 'select', options: [{ value: 'a' }], default: 'a' },
      { name: 'empty', type: 'text' },
      { name: 'items', type: 'table', min_rows: 2, fields: columns },
      { name: 'more', type: 'table', fields: columns },
    ],
  })
  const row = { day: '2026-11-26', count: 1 }
  expect(firstValues(schema, by)).toEqual({ at: by.now, who: 7, all: [7], level: 'a', items: [row, row] })
  const table = schema.fields.at(-1)
  expect(table?.type === 'table' && newRow(table, by)).toEqual(row)
})
