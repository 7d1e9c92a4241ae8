import { expect, test } from 'vitest'
import { passwordSettings } from '../settings/password-settings.ts'
import { findPasswordFaults } from './password-rules.ts'

const rules = passwordSettings.parse({})
const owner = { username: 'zhang.wei', name: '张伟', email: 'zhang.wei@example.com' }
const faultsOf = (password: string, change = {}) =>
  findPasswordFaults(password, { ...rules, ...change }, owner).map(({ en }) => en)

test('a password with every class and eight characters is good', () => {
  expect(faultsOf('Aa1!aaaa')).toEqual([])
})

test('every broken rule is named', () => {
  expect(faultsOf('')).toEqual([
    'It needs at least 8 characters',
    'It needs an upper-case letter',
    'It needs a lower-case letter',
    'It needs a digit',
    'It needs a special character',
  ])
})

test.each([
  ['AAAA1!AA', 'It needs a lower-case letter'],
  ['aaaa1!aa', 'It needs an upper-case letter'],
  ['Aaaa!aaa', 'It needs a digit'],
  ['Aaaa1aaa', 'It needs a special character'],
  ['Aa1!aaa', 'It needs at least 8 characters'],
  [`Aa1!${'a'.repeat(125)}`, 'It may have at most 128 characters'],
])('%s breaks one rule', (password, fault) => {
  expect(faultsOf(password)).toEqual([fault])
})

test('128 characters outside the basic plane are counted as characters', () => {
  expect(faultsOf(`Aa1!${'😀'.repeat(124)}`)).toEqual([])
})

test('classes that the policy does not ask for are not missed', () => {
  const change = { require_upper: false, require_digit: false, require_special: false }
  expect(faultsOf('correcthorse', change)).toEqual([])
})

test.each(['ZHANG.WEI', 'iew.gnahz', 'Zhang.Wei@Example.com'])('%s is the name of its owner', (password) => {
  const change = { require_upper: false, require_lower: false, require_digit: false, require_special: false }
  expect(faultsOf(password, change)).toEqual(['It may not be the name of its owner'])
})
