import { expect, test } from 'vitest'

const chineseOnes = import.meta.glob('./zh/**/*.ts', { eager: true })
const englishOnes = import.meta.glob('./en/**/*.ts', { eager: true })

// The types see a key that is missing; these see a text that was forgotten.
test('no text is empty, and none is left in the other language', () => {
  expect(Object.keys(chineseOnes).length).toBeGreaterThan(40)
  expect(Object.keys(englishOnes).map(fileOf)).toEqual(Object.keys(chineseOnes).map(fileOf))
  expect(findTexts(chineseOnes).filter(([, text]) => text === '')).toEqual([])
  const chinese = findTexts(englishOnes).filter(([path, text]) => /\p{Script=Han}/u.test(text) && !path.endsWith('.zh'))
  expect(chinese).toEqual([])
})

const fileOf = (path: string): string => path.replace(/^\.\/(zh|en)\//, '')

function findTexts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => findTexts(part, `${path}.${name}`))
}
