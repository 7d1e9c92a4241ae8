import { beforeAll, expect, test } from 'vitest'
import { loadTexts, t, useLanguage } from './language.ts'

beforeAll(() => useLanguage('zh'))

test('texts are there for whoever asks for them while they are on their way', async () => {
  const first = loadTexts('rehearsal')
  await loadTexts('rehearsal')
  expect(t().rehearsal.predicted).toBe('谁来审批')
  await first
})

test('texts that are asked for at the same time are all there, whichever comes last, and in another language', async () => {
  await Promise.all([loadTexts('migration'), useLanguage('en'), loadTexts('diagram', 'jobs'), loadTexts('approvals')])
  for (const part of ['rehearsal', 'migration', 'jobs', 'approvals'] as const) expect(t()[part], part).toBeDefined()
  expect(t().rehearsal.predicted).not.toMatch(/\p{Script=Han}/u)
})
