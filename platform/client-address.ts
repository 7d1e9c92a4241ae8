import ipaddr from 'ipaddr.js'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Addresses and networks such as `10.0.0.0/8`; throws at one that cannot be read. */
export function parseNetworks(entries: string[]): Network[] {
  return entries.map((entry) => {
    if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry)
    if (!ipaddr.isValid(entry)) throw new Error(`"${entry}" is neither an address nor a network`)
    const address = ipaddr.process(entry)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  })
}

/**
 * Finds who is at the other end: `X-Forwarded-For` counts only when it comes from a trusted proxy, and of its entries
 * the last that is not such a proxy itself.
 */
export function createClientAddress(trusted: Network[]): (peer: string, forwardedFor: string | undefined) => string {
  const isTrusted = (address: string) => isWithin(address, trusted)
  return (peer, forwardedFor) => {
    const direct = plain(peer)
    if (forwardedFor === undefined || !isTrusted(direct)) return direct
    const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
    let client = direct
    for (const hop of hops.reverse()) {
      if (!ipaddr.isValid(hop)) return client
      client = hop
      if (!isTrusted(hop)) return client
    }
    return client
  }
}

export function isWithin(address: string, networks: Network[]): boolean {
  if (networks.length === 0 || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return networks.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))
}

function plain(address: string): string {
  const bare = address.startsWith('[')
    ? address.slice(1).replace(/\](:\d+)?$/, '')
    : address.replace(/^([\d.]+):\d+$/, '$1')
  return bare.startsWith('::ffff:') && bare.includes('.') ? bare.slice(7) : bare
}

/** What one limit is kept for: an IPv4 address, or the /64 network that an IPv6 customer has for himself. */
export function addressGroup(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4' ? parsed.toString() : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/64`)}/64`
}
