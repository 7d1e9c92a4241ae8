import { describe, expect, test } from 'vitest'
import { escapeDnValue, escapeFilterValue, fillFilter, foldDn, foldDnParts } from './ldap-text.ts'

describe('a name in a filter', () => {
  test('cannot end its value, nor widen it', () => {
    expect(fillFilter('(&(objectClass=person)(uid={username}))', '*)(uid=*))(|(uid=*')).toBe(
      '(&(objectClass=person)(uid=\\2a\\29\\28uid=\\2a\\29\\29\\28\\7c\\28uid=\\2a))',
    )
    expect(escapeFilterValue('a\\b\0')).toBe('a\\5cb\\00')
    expect(escapeFilterValue('张')).toBe('张')
    // A replacement pattern of String.replace is nothing special either.
    expect(fillFilter('(uid={username})', "$&$'")).toBe('(uid=\\24\\26\\24\\27)')
  })
})

test('a name in a distinguished name cannot add parts', () => {
  expect(escapeDnValue('x,ou=admins+cn=y')).toBe('x\\2cou\\3dadmins\\2bcn\\3dy')
})

describe('the same distinguished name', () => {
  test('looks the same whatever its spelling', () => {
    expect(foldDn('CN=张三, OU=研发 ,DC=corp,dc=CN')).toBe('cn=张三,ou=研发,dc=corp,dc=cn')
    expect(foldDn('cn=\\e5\\bc\\a0三,ou=研发,dc=corp,dc=cn')).toBe('cn=张三,ou=研发,dc=corp,dc=cn')
  })
  test('keeps a comma inside a value', () => {
    expect(foldDnParts('cn=a\\,b,dc=c')).toEqual(['cn=a\\,b', 'dc=c'])
    expect(foldDn('cn=a\\2cb,dc=c')).toBe(foldDn('cn=a\\,b,dc=c'))
  })
})
