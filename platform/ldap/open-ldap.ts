import net from 'node:net'
import tls from 'node:tls'
import { Client } from 'ldapts'
import type { LdapConfig } from '../../domain/iam/identity-providers/ldap-config.ts'
import type { AddressGate } from '../egress/address-gate.ts'

const usualPorts = [389, 636, 3268, 3269]

export type LdapTarget = Pick<LdapConfig, 'url' | 'start_tls' | 'ca_certificate' | 'server_name' | 'timeout_seconds'>

/** One connection, secret before anything is said on it, to an address that may be called. Whoever opens it unbinds it. */
export async function openLdap(target: LdapTarget, gate: AddressGate): Promise<Client> {
  const { isTls, host, port } = placeOf(target)
  const addresses = await gate.admitHost(host, port, usualPorts)
  const timeoutMs = target.timeout_seconds * 1000
  const secrecy = tlsOptionsOf(target, host)
  let connections = 0

  /** What was checked is what is called; a name is not resolved again. */
  function connectOptions() {
    // The client would connect again by itself, and then without StartTLS: a connection that broke stays broken.
    if (++connections > 1) throw Object.assign(new Error('connection lost'), { code: 'ECONNRESET' })
    const lookup: net.LookupFunction = (_host, options, done) => {
      const [first] = addresses
      if (options.all) done(null, addresses)
      else done(null, first?.address ?? '', first?.family)
    }
    return { host: host.replace(/^\[(.*)\]$/, '$1'), port, lookup, autoSelectFamily: true }
  }

  const client = new Client({
    url: `${isTls ? 'ldaps' : 'ldap'}://${host}:${port}`,
    timeout: timeoutMs,
    connectTimeout: timeoutMs,
    strictDN: false,
    createConnection: (() => net.connect(connectOptions())) as typeof net.connect,
    createSecureConnection: ((options: unknown) =>
      typeof options === 'object'
        ? tls.connect(options as tls.ConnectionOptions)
        : tls.connect({ ...connectOptions(), ...secrecy })) as typeof tls.connect,
  })
  if (!isTls && target.start_tls) {
    try {
      await client.startTLS(secrecy)
    } catch (error) {
      await client.unbind().catch(() => {})
      throw error
    }
  }
  return client
}

export function placeOf({ url }: Pick<LdapTarget, 'url'>): { isTls: boolean; host: string; port: number } {
  const isTls = url.startsWith('ldaps:')
  const { hostname, port } = new URL(url.replace(/^ldaps?/, 'https'))
  // 443 is what the stand-in scheme leaves out.
  const given = /:443$/.test(url) ? 443 : Number(port)
  return { isTls, host: hostname, port: given || (isTls ? 636 : 389) }
}

function tlsOptionsOf({ ca_certificate, server_name }: LdapTarget, host: string): tls.ConnectionOptions {
  const name = server_name ?? host.replace(/^\[(.*)\]$/, '$1')
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(ca_certificate ? { ca: ca_certificate } : {}),
    ...(net.isIP(name) ? {} : { servername: name }),
    checkServerIdentity: (_asked, certificate) => tls.checkServerIdentity(name, certificate),
  }
}
