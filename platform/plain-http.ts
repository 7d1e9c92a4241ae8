import ipaddr from 'ipaddr.js'

/**
 * Whether whoever listens there is reached over plain HTTP from beyond this machine, as far as can be told: an address of
 * https that links use means that a proxy in front brings TLS.
 */
export function isPlainHttpBeyondHere({ host, publicUrl }: { host: string; publicUrl: string | undefined }): boolean {
  return !isLoopback(host) && !publicUrl?.toLowerCase().startsWith('https:')
}

function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback'
}
