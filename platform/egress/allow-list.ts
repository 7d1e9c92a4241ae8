import ipaddr from 'ipaddr.js'
import { type Address, parseAddress } from './address-rules.ts'

type Entry = { port: number | undefined } & ({ host: string } | { range: [Address, number] })

export type AllowList = {
  /** The address itself, or a network around it, is listed. */
  hasAddress(address: Address, port: number): boolean
  hasHost(host: string, port: number): boolean
  /** A port that is refused everywhere else is listed together with this host or address. */
  hasPort(host: string | Address, port: number): boolean
}

/**
 * Reads `OPS_EGRESS_ALLOW`: networks (`10.0.0.0/8`, `fd00::/8`), addresses and host names, each with a port if wanted
 * (`10.1.2.3:8080`, `[fd00::1]:8080`, `erp.internal:8443`), parted by commas or spaces. Throws on what it cannot read.
 */
export function parseAllowList(text: string): AllowList {
  const entries = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseEntry)
  return {
    hasAddress: (address, port) => entries.some((entry) => coversAddress(entry, address) && coversPort(entry, port)),
    hasHost: (host, port) => entries.some((entry) => coversHost(entry, host) && coversPort(entry, port)),
    hasPort: (target, port) =>
      entries.some(
        (entry) =>
          entry.port === port &&
          (typeof target === 'string' ? coversHost(entry, target) : coversAddress(entry, target)),
      ),
  }
}

function parseEntry(text: string): Entry {
  const [, bracketed, plain, portText] =
    /^(?:\[([^\]]+)\]|([^:\s]+|[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:./]*))(?::(\d{1,5}))?$/i.exec(text) ?? []
  const target = bracketed ?? plain
  const port = portText === undefined ? undefined : Number(portText)
  if (!target || (port !== undefined && port > 65_535)) throw unreadable(text)
  if (target.includes('/')) {
    if (!ipaddr.isValidCIDR(target)) throw unreadable(text)
    return { range: ipaddr.parseCIDR(target), port }
  }
  const address = parseAddress(target)
  if (address) return { range: [address, address.kind() === 'ipv4' ? 32 : 128], port }
  const host = normalHost(target)
  if (!host) throw unreadable(text)
  return { host, port }
}

/** The form in which a host name stands in a parsed URL: lower case, ASCII, without the root's dot. */
function normalHost(name: string): string | undefined {
  if (!/^[^/?#@\\:*]+$/.test(name)) return undefined
  const url = URL.parse(`http://${name}/`)
  // A number in any other notation would be read as an address: only the plain notation is taken, above.
  if (!url || parseAddress(url.hostname)) return undefined
  return withoutDot(url.hostname)
}

function withoutDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host
}

function coversHost(entry: Entry, host: string): boolean {
  return 'host' in entry && entry.host === withoutDot(host)
}

function coversAddress(entry: Entry, address: Address): boolean {
  if (!('range' in entry)) return false
  const [base, bits] = entry.range
  return base.kind() === address.kind() && address.match(base as ipaddr.IPv4 & ipaddr.IPv6, bits)
}

function coversPort(entry: Entry, port: number): boolean {
  return entry.port === undefined || entry.port === port
}

function unreadable(entry: string): Error {
  return new Error(
    `OPS_EGRESS_ALLOW: "${entry}" is neither a network such as 10.0.0.0/8, nor an address, nor a host name, with or without :port.`,
  )
}
