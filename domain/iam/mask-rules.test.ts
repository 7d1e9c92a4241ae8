import { expect, test } from 'vitest'
import { maskValue } from './mask-rules.ts'

test.each([
  ['phone', '13812345678', '138****5678'],
  ['phone', '+8613812345678', '+86138****5678'],
  ['phone', '1234', '1**4'],
  ['email', 'a@b.cn', 'a***@b.cn'],
  ['email', 'no address', '******'],
  ['contact', 'li.si@example.com', 'l***@example.com'],
  ['contact', '13812345678', '138****5678'],
  ['id_number', '310101199001011234', '310101********1234'],
  ['bank_card', '6222021234567890123', '***************0123'],
  ['name', '王小明', '王**'],
  ['name', '𠮷野', '𠮷*'],
  ['3****4', '13812345678', '138****5678'],
  ['0****0', '华东', '**'],
  ['nothing known', 'abc', '***'],
])('by %s, %s is shown as %s', (pattern, value, shown) => {
  expect(maskValue(value, pattern)).toBe(shown)
})

test('what is too short to keep both ends is covered whole', () => {
  expect(maskValue('1234567', '3****4')).toBe('*******')
  expect(maskValue('王', 'name')).toBe('***')
})

test('nothing stays nothing, and what is no text is covered', () => {
  expect(maskValue(null, 'phone')).toBeNull()
  expect(maskValue('', 'phone')).toBe('')
  expect(maskValue({ deep: 'secret' }, 'phone')).toBe('******')
})
