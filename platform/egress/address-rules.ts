import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.parse>

const globalUnicastV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/** Services that a cloud offers to its machines under addresses that otherwise look public. */
const platformServices = new Set(['168.63.129.16'])

/** Only these may be reached through an allowed host name; the rest needs its own address in the list. */
const innerRanges = new Set(['private', 'loopback', 'carrierGradeNat', 'uniqueLocal'])

export function parseAddress(text: string): Address | undefined {
  const literal = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (ipaddr.IPv4.isValidFourPartDecimal(literal)) return ipaddr.IPv4.parse(literal)
  return ipaddr.IPv6.isValid(literal) ? ipaddr.IPv6.parse(literal) : undefined
}

/**
 * True for addresses of the public internet alone: no mapped, translated or tunnelled form (IPv4-mapped, NAT64, 6to4,
 * Teredo), nothing private, shared, link-local, reserved, multicast or broadcast, no service of the machine's cloud.
 */
export function isGlobalUnicast(address: Address): boolean {
  if (address.range() !== 'unicast') return false
  if (address instanceof ipaddr.IPv6) return address.match(globalUnicastV6)
  return !platformServices.has(address.toString())
}

/** Addresses of one's own network: private, loopback, shared and unique local ones. */
export function isInner(address: Address): boolean {
  return innerRanges.has(address.range())
}

export type { Address }
