import { expect, test } from 'vitest'
import { passwordSettings } from '../settings/password-settings.ts'
import { contextWords } from './context-words.ts'
import { leakedPasswords } from './leaked-passwords.ts'
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

const noClasses = { require_upper: false, require_lower: false, require_digit: false, require_special: false }
const likeOwner = 'It may not be like the name, username, e-mail address or phone number of its owner'
const tooCommon = 'It may not be one of the commonest passwords'

test.each([
  'ZHANG.WEI',
  'iew.gnahz',
  'Zhang.Wei@Example.com',
  'my zhang.wei 2026',
  'xx-Zhang-12345',
  'zh4ng.we1',
  'zhang.wie',
  'Zhnag.wei!!',
  '2026张伟2026',
  'call13800138000',
])('%s is like the name of its owner', (password) => {
  const faults = findPasswordFaults(
    password,
    { ...rules, ...noClasses },
    { ...owner, phone: '+86 138-0013-8000'.slice(4) },
  )
  expect(faults.map(({ en }) => en)).toEqual([likeOwner])
})

test('a name of two letters may be part of a password by accident', () => {
  expect(findPasswordFaults('Lizard!Kite7', rules, { username: 'li', name: 'Li' })).toEqual([])
})

test('likeness is allowed when the policy says so', () => {
  expect(faultsOf('zhang.wei', { ...noClasses, refuse_similar: false })).toEqual([])
})

test.each([
  'password',
  'PASSWORD',
  'P@ssw0rd',
  'Passw0rd!23',
  'P@ssw0rd123',
  '1P@$$w0rd!',
  '!!Qwertyuiop1',
  'iloveyou2026',
  '1qaz2wsx',
  'ｐａｓｓｗｏｒｄ',
  'pass word',
])('%s is one of the commonest, however it is dressed up', (password) => {
  expect(faultsOf(password, noClasses)).toEqual([tooCommon])
})

test.each(['correct-dragon-staple', 'Test-Passw0rd', 'Xk7!master-plan-B'])(
  '%s only holds a common word',
  (password) => {
    expect(faultsOf(password, noClasses)).toEqual([])
  },
)

test('the commonest are allowed when the policy says so', () => {
  expect(faultsOf('password', { ...noClasses, refuse_common: false })).toEqual([])
})

test('all of the 3,000 commonest that are long enough are refused', () => {
  expect(leakedPasswords).toHaveLength(3000)
  const allowed = leakedPasswords.filter((word) => word.length >= 8 && faultsOf(word, noClasses).length === 0)
  expect(allowed).toEqual([])
})

const knownWord = 'It may not hold a word of the product or the organization, such as its name or domain'
const forbidden_words = contextWords({
  siteName: 'Acme 运营平台',
  domains: ['ops.initech.example'],
  forbidden: ['North Star', 'CRM'],
})

test.each([
  'my-Acme-kettle',
  '@cme2026xx',
  'xx-emca-xx-1',
  '北京运营平台88',
  'sun.INITECH.88',
  'North-Star!9',
  'northstar2027',
  'OPS@20262026',
  'crm!!!!!99',
])('%s holds a word of the product or the organization', (password) => {
  expect(faultsOf(password, { ...noClasses, forbidden_words })).toEqual([knownWord])
})

test.each(['laptops-are-warm', 'my-crm-kettle-sings', 'a-star-in-the-north', '12345678901x!', '—————————'])(
  '%s holds no such word, or a short one by accident',
  (password) => {
    expect(faultsOf(password, { ...noClasses, forbidden_words: [...forbidden_words, '--'] })).toEqual([])
  },
)

test('words that are not known are not judged', () => {
  const { forbidden_words: _, ...policy } = { ...rules, ...noClasses }
  expect(findPasswordFaults('OPS@20262026', policy, owner)).toEqual([])
})

test('a password of the longest kind is judged at once', () => {
  const startedAt = performance.now()
  faultsOf('a1!'.repeat(42), noClasses)
  expect(performance.now() - startedAt).toBeLessThan(200)
})
