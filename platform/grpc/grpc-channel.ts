import { type ChannelCredentials, type ClientOptions, credentials } from '@grpc/grpc-js'
import type { GrpcConfig } from '../../domain/jobs/rpc-kind.ts'
import type { AddressGate, PinnedAddress } from '../egress/address-gate.ts'

export type GrpcPlace = { host: string; port: number; tls: GrpcConfig['tls'] }
export type GrpcChannel = { address: string; secrecy: ChannelCredentials; options: ClientOptions }

const maxMessageBytes = 4 * 1024 * 1024

/** What a client is made of that connects to admitted addresses and nowhere else. Throws `egress_refused`. */
export async function pinnedChannel({ host, port, tls }: GrpcPlace, gate: AddressGate): Promise<GrpcChannel> {
  const addresses = await gate.admitHost(host, port, [])
  const options = typeof tls === 'object' ? tls : {}
  return {
    address: addressOf(addresses, port),
    secrecy: tls
      ? credentials.createSsl(options.ca === undefined ? null : Buffer.from(options.ca))
      : credentials.createInsecure(),
    options: {
      'grpc.default_authority': `${host}:${port}`,
      ...(tls && { 'grpc.ssl_target_name_override': options.server_name ?? host.replace(/^\[(.*)\]$/, '$1') }),
      // No way around the gate: neither a proxy of the environment nor settings from DNS.
      'grpc.enable_http_proxy': 0,
      'grpc.service_config_disable_resolution': 1,
      'grpc.enable_retries': 0,
      'grpc.use_local_subchannel_pool': 1,
      'grpc.max_receive_message_length': maxMessageBytes,
    },
  }
}

/** Addresses of one family, as one target can hold no others. */
function addressOf(addresses: PinnedAddress[], port: number): string {
  const family = addresses[0]?.family ?? 4
  const places = addresses
    .filter((address) => address.family === family)
    .map(({ address }) => (family === 4 ? `${address}:${port}` : `[${address}]:${port}`))
  return `ipv${family}:${places.join(',')}`
}
