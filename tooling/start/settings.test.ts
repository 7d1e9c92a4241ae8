import { expect, test } from 'vitest'
import { readStartSettings } from './settings.ts'

test('without settings everything is on this machine', () => {
  expect(readStartSettings({})).toMatchObject({
    host: '127.0.0.1',
    port: 8000,
    url: 'http://127.0.0.1:8000',
    databaseUrl: undefined,
    temporalAddress: undefined,
    secretKey: undefined,
  })
})

test.each([
  ['0.0.0.0', 'http://0.0.0.0:8000', 'http://127.0.0.1:8000'],
  ['::', 'http://[::]:8000', 'http://[::1]:8000'],
  ['::1', 'http://[::1]:8000', 'http://[::1]:8000'],
])('on %s the processes of this machine call %s at %s', (host, url, localUrl) => {
  expect(readStartSettings({ OPS_HOST: host })).toMatchObject({ url, localUrl })
})

test.each(['0', '65536', '80a', '-1', '8e3'])('port %s is refused by name', (port) => {
  expect(() => readStartSettings({ OPS_PORT: port })).toThrow('OPS_PORT')
})

test('a key that is no key is refused before anything is started', () => {
  expect(() => readStartSettings({ OPS_SECRET_KEY: 'short' })).toThrow('OPS_SECRET_KEY')
})

test('two data folders have two folders for scripts', () => {
  const executorDir = (dataDir: string) => readStartSettings({ OPS_DATA_DIR: dataDir }).executorDir
  expect(executorDir('/a')).not.toBe(executorDir('/b'))
  expect(executorDir('/a')).toBe(executorDir('/a'))
})
