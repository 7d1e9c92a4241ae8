import { expect, test } from 'vitest'
import { maskSecrets } from './mask-secrets.ts'

test('masks every secret-looking name at any depth', () => {
  expect(
    maskSecrets({
      username: 'li',
      password: 'p',
      nested: [{ access_token: 't', 'X-Api-Key': 'k', headers: { Authorization: 'Bearer x', Accept: '*/*' } }],
      client_secret: { a: 1 },
      file_hash: 'abc',
    }),
  ).toEqual({
    username: 'li',
    password: '******',
    nested: [{ access_token: '******', 'X-Api-Key': '******', headers: { Authorization: '******', Accept: '*/*' } }],
    client_secret: '******',
    file_hash: '******',
  })
})

test('leaves an absent secret absent', () => {
  expect(maskSecrets({ password: null })).toEqual({ password: null })
})

test('shows what is marked as secret', () => {
  const marked = { secrets: ['headers.X'], params: [{ name: 'pin', secret: true }] }
  expect(maskSecrets(marked)).toEqual(marked)
})

test('leaves plain values as they are', () => {
  expect(maskSecrets('password')).toBe('password')
  expect(maskSecrets(null)).toBe(null)
  expect(maskSecrets([1, true])).toEqual([1, true])
})
