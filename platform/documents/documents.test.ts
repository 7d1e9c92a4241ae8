import { expect, test } from 'vitest'
import { readDocument, writeDocument } from './documents.ts'

const content = {
  jobs: [
    { name: '对账', script: 'echo 1\necho 2\n', on: 'yes', cron: '0 9 * * *', port: '08', list: ['a'], none: null },
  ],
}

test.each(['yaml', 'json'] as const)('what is written as %s is read as it was', (format) => {
  expect(readDocument(writeDocument(format, content))).toEqual({ value: content })
})

test('scripts of several lines stay readable in YAML', () => {
  expect(writeDocument('yaml', { script: 'echo 1\necho 2\n' })).toBe('script: |\n  echo 1\n  echo 2\n')
})

test.each(['a: [', 'a: 1\na: 2', 'a: &x [1, 2]\nb: [*x, *x]'])('%j is refused', (text) => {
  expect(readDocument(text)).toBeUndefined()
})
