import net from 'node:net'
import type { PinnedAddress } from '../egress/address-gate.ts'

/** A socket that connects to the admitted addresses and nowhere else, whatever host it is told. */
export function pinnedSocket(addresses: PinnedAddress[]): net.Socket {
  const socket = new net.Socket()
  const connect = socket.connect.bind(socket) as (options: net.TcpSocketConnectOpts) => net.Socket
  const pinned = (port: number, host: string): net.Socket =>
    connect({ port, host: bareHost(host), lookup: pinnedLookup(addresses), autoSelectFamily: true })
  return Object.assign(socket, { connect: pinned as typeof socket.connect })
}

/** IPv6 addresses are written in brackets where a port may follow. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}

function pinnedLookup(addresses: PinnedAddress[]): net.LookupFunction {
  return (_host, { all }, done) => {
    const [first] = addresses
    if (all) done(null, addresses)
    else done(null, first?.address ?? '', first?.family)
  }
}
