import { expect, test } from 'vitest'
import { temporalConnectionOptions } from './temporal-connection.ts'

const optionsFrom = (settings: Record<string, string>) => temporalConnectionOptions((name) => settings[name])

test('a server on this machine needs no settings', () => {
  expect(optionsFrom({})).toEqual({ address: '127.0.0.1:7233' })
})

test('an API key is never sent without TLS', () => {
  expect(optionsFrom({ TEMPORAL_API_KEY: 'k' })).toEqual({ address: '127.0.0.1:7233', apiKey: 'k', tls: {} })
})

test('certificates of client and server are passed on', () => {
  const settings = {
    TEMPORAL_ADDRESS: 't:1',
    TEMPORAL_TLS_CA: 'ca',
    TEMPORAL_TLS_CERT: 'cert',
    TEMPORAL_TLS_KEY: 'key',
  }
  expect(optionsFrom({ ...settings, TEMPORAL_TLS_SERVER_NAME: 'temporal.local' })).toEqual({
    address: 't:1',
    tls: {
      serverRootCACertificate: Buffer.from('ca'),
      clientCertPair: { crt: Buffer.from('cert'), key: Buffer.from('key') },
      serverNameOverride: 'temporal.local',
    },
  })
})

test('half a client certificate is refused', () => {
  expect(() => optionsFrom({ TEMPORAL_TLS_CERT: 'cert' })).toThrow('set together')
})
