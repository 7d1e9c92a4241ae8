import { beforeAll, expect, test } from 'vitest'
import type { FormSchema } from '../../../../../../domain/approvals/form.ts'
import { loadTexts, useLanguage } from '../../../../i18n/language.ts'
import { suggestionsFor } from './approval-suggestions.ts'

beforeAll(async () => {
  await useLanguage('zh')
  await loadTexts('workflow-designer')
})

test('the fields of the form come first, each by its own words and with something to try it over', () => {
  const form = { fields: [{ name: 'amount', label: '金额', type: 'money' }] } as unknown as FormSchema
  expect(suggestionsFor(form)[0]).toEqual({ text: 'form.amount', hint: '金额', example: 0 })
  expect(suggestionsFor(form).some(({ text }) => text === 'form')).toBe(false)
})

test('of a form without a schema nothing more is known than that there is one', () => {
  expect(suggestionsFor(null)[0]?.text).toBe('form')
})
