import { expect, test } from 'vitest'
import { addressGroup, createClientAddress, parseNetworks } from './client-address.ts'

const find = createClientAddress(parseNetworks(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']))

test.each([
  ['a header from a stranger counts for nothing', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
  ['no header at all', '10.0.0.1', undefined, '10.0.0.1'],
  ['one trusted proxy', '10.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['an IPv4 peer written as IPv6', '::ffff:10.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['a chain of trusted proxies', '127.0.0.1', '198.51.100.7, 10.1.1.1, 10.2.2.2', '198.51.100.7'],
  ['what the client itself wrote in front is not believed', '10.0.0.1', '1.1.1.1, 198.51.100.7', '198.51.100.7'],
  ['nonsense in the chain ends it', '10.0.0.1', 'evil, 10.1.1.1', '10.1.1.1'],
  ['only trusted proxies', '10.0.0.1', '10.1.1.1', '10.1.1.1'],
  ['IPv6 with brackets and port', 'fd00::1', '[2001:db8::5]:443', '2001:db8::5'],
  ['IPv4 with port', '10.0.0.1', '198.51.100.7:5123', '198.51.100.7'],
])('%s', (_, peer, header, client) => {
  expect(find(peer, header)).toBe(client)
})

test('without trusted proxies the header is never read', () => {
  expect(createClientAddress([])('127.0.0.1', '1.2.3.4')).toBe('127.0.0.1')
})

test('a network that cannot be read is an error', () => {
  expect(() => parseNetworks(['10.0.0.0/99'])).toThrow('10.0.0.0/99')
})

test('IPv6 addresses of one customer share a limit', () => {
  expect(addressGroup('2001:db8:1:2:3:4:5:6')).toBe(addressGroup('2001:db8:1:2::9'))
  expect(addressGroup('2001:db8:1:2::9')).not.toBe(addressGroup('2001:db8:1:3::9'))
  expect(addressGroup('198.51.100.7')).toBe('198.51.100.7')
})
