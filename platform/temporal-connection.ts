import type { ConnectionOptions } from '@temporalio/client'
import type { temporalSettings } from './settings.ts'

/**
 * What `Connection.connect` and `NativeConnection.connect` need to reach the cluster: `TEMPORAL_ADDRESS`,
 * `TEMPORAL_API_KEY`, and `TEMPORAL_TLS` (1) or any of `TEMPORAL_TLS_CA`, `_CERT`, `_KEY` (PEM) and `_SERVER_NAME`.
 */
export function temporalConnectionOptions(read: (name: keyof typeof temporalSettings) => string | undefined) {
  const apiKey = read('TEMPORAL_API_KEY')
  const [ca, cert, key] = [read('TEMPORAL_TLS_CA'), read('TEMPORAL_TLS_CERT'), read('TEMPORAL_TLS_KEY')]
  const serverName = read('TEMPORAL_TLS_SERVER_NAME')
  const isOn = ['1', 'true', 'on'].includes((read('TEMPORAL_TLS') ?? '').toLowerCase())
  if (!cert !== !key) throw new Error('TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY are set together')
  const hasTls = isOn || Boolean(ca || cert || serverName || apiKey)
  return {
    address: read('TEMPORAL_ADDRESS') ?? '127.0.0.1:7233',
    ...(apiKey && { apiKey }),
    ...(hasTls && {
      tls: {
        ...(ca && { serverRootCACertificate: Buffer.from(ca) }),
        ...(cert && key && { clientCertPair: { crt: Buffer.from(cert), key: Buffer.from(key) } }),
        ...(serverName && { serverNameOverride: serverName }),
      },
    }),
  } satisfies ConnectionOptions
}
