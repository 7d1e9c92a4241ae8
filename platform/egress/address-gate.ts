import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { DomainError } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'
import { type Address, isGlobalUnicast, isInner, parseAddress } from './address-rules.ts'
import type { AllowList } from './allow-list.ts'
import { EgressFailure } from './egress-failure.ts'
import { isRefusedPort } from './refused-ports.ts'

export type PinnedAddress = { address: string; family: 4 | 6 }

/** Every address of a host name, as the system resolves it. */
export type Resolve = (host: string) => Promise<string[]>

export type AddressGate = {
  /** The addresses that a connection to this target may use, and no others; throws `egress_refused`. */
  admit(url: URL): Promise<PinnedAddress[]>
  /** The same for what does not speak HTTP; `usualPorts` are those of its protocol. */
  admitHost(host: string, port: number, usualPorts: readonly number[]): Promise<PinnedAddress[]>
}

type GateOptions = { allow: AllowList; resolve?: Resolve; ownAddresses?: () => string[] }

export function createAddressGate({
  allow,
  resolve = resolveBySystem,
  ownAddresses = listOwnAddresses,
}: GateOptions): AddressGate {
  return {
    async admit(url) {
      refuseUnusualUrl(url)
      return admitHost(url.hostname, portOf(url))
    },
    admitHost,
  }

  async function admitHost(host: string, port: number, usualPorts: readonly number[] = []): Promise<PinnedAddress[]> {
    const literal = parseAddress(host)
    if (isRefusedPort(port) && !usualPorts.includes(port) && !allow.hasPort(literal ?? host, port)) {
      throw refusedPort(`${host}:${port}`, port)
    }
    const addresses = literal ? [literal] : await resolveAll(host)
    const isHostListed = !literal && allow.hasHost(host, port)
    const own = addresses.some(isGlobalUnicast) ? ownAddresses() : []
    for (const address of addresses) {
      const isOpen = isGlobalUnicast(address) && !own.includes(address.toString())
      const isListed = allow.hasAddress(address, port) || (isHostListed && isInner(address))
      if (!isOpen && !isListed) throw refusedAddress(host, address, port)
    }
    return addresses.map((address) => ({ address: address.toString(), family: address.kind() === 'ipv4' ? 4 : 6 }))
  }

  async function resolveAll(host: string): Promise<Address[]> {
    const found = await resolve(host).catch((error: NodeJS.ErrnoException) => {
      throw EgressFailure.network(error, host)
    })
    if (found.length === 0)
      throw EgressFailure.network(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), host)
    // An address that cannot be read cannot be judged: it counts as refused.
    return found.map((address) => parseAddress(address.replace(/%.*$/, '')) ?? refuse(unreadableAddress(host)))
  }
}

function refuseUnusualUrl(url: URL): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    refuse(
      text(
        `不支持 ${url.protocol} 地址，只能请求 http 或 https。`,
        `${url.protocol} is not supported: only http and https are.`,
      ),
    )
  }
  if (url.username || url.password) {
    refuse(
      text(
        '地址中不能带用户名或密码，请改用 Authorization 请求头。',
        'The address may not carry a user name or password: use an Authorization header.',
      ),
    )
  }
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

async function resolveBySystem(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true, order: 'verbatim' })
  return found.map(({ address }) => address)
}

function listOwnAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.map(({ address }) => parseAddress(address.replace(/%.*$/, ''))?.toString() ?? address),
  )
}

function refusedPort(host: string, port: number): DomainError {
  return new DomainError(
    'egress_refused',
    text(
      `端口 ${port} 不允许请求（${host}）。确有需要时，请管理员把“主机:${port}”加入 OPS_EGRESS_ALLOW。`,
      `Port ${port} may not be called (${host}). If it is needed, an administrator can add "host:${port}" to OPS_EGRESS_ALLOW.`,
    ),
  )
}

function refusedAddress(host: string, address: Address, port: number): DomainError {
  const shown = address.toString()
  const where = host === shown || host === `[${shown}]` ? shown : `${host} → ${shown}`
  return new DomainError(
    'egress_refused',
    text(
      `${where} 不是公网地址，请求被拦截。如果这是可信的内部服务，请管理员把 ${shown} 或它的网段（可加端口 :${port}）加入 OPS_EGRESS_ALLOW。`,
      `${where} is not a public address, so the call was blocked. If it is a trusted inner service, an administrator can add ${shown} or its network (with :${port} if wanted) to OPS_EGRESS_ALLOW.`,
    ),
  )
}

function unreadableAddress(host: string): Text {
  return text(
    `${host} 解析出的地址无法识别，请求被拦截。`,
    `${host} resolved to an address that cannot be read; the call was blocked.`,
  )
}

function refuse(message: Text): never {
  throw new DomainError('egress_refused', message)
}
