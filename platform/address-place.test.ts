import { expect, test } from 'vitest'
import { placeOf } from './address-place.ts'

test.each([
  ['120.24.78.68', '中国 广东省 深圳市'],
  ['203.208.60.1', '中国 上海'],
  ['8.8.8.8', '美国'],
  ['240e:47d:c20:1627:30a3:ba0d:a5e6:ec19', '中国 广东省 广州市'],
  ['::ffff:120.24.78.68', '中国 广东省 深圳市'],
  ['10.1.2.3', '内网'],
  ['192.168.0.9', '内网'],
  ['172.16.5.4', '内网'],
  ['100.64.0.1', '内网'],
  ['fd00::1', '内网'],
  ['fe80::1', '内网'],
  ['127.0.0.1', '本机'],
  ['::1', '本机'],
  ['192.0.2.1', null],
  ['', null],
  ['nonsense', null],
])('%s is at %s', (address, place) => {
  expect(placeOf(address)).toBe(place)
})
