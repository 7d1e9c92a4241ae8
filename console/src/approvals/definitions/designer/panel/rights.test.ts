import { expect, test } from 'vitest'
import type { FormSchema } from '../../../../../../domain/approvals/form.ts'
import { fieldsWithRights } from './rights.ts'

test('columns stand below their table, and a right of a field that is gone can still be taken back', () => {
  const form = {
    fields: [
      { name: 'reason', type: 'text' },
      { name: 'items', label: '明细', type: 'table', fields: [{ name: 'price', label: '单价', type: 'money' }] },
    ],
  } as unknown as FormSchema
  expect(fieldsWithRights(form, { reason: 'write', old: 'hidden' })).toEqual([
    { name: 'reason', label: 'reason', isColumn: false },
    { name: 'items', label: '明细', isColumn: false },
    { name: 'items.price', label: '单价', isColumn: true },
    { name: 'old', label: 'old', isColumn: false },
  ])
})
