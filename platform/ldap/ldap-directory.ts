import { randomBytes } from 'node:crypto'
import { type Client, type Entry, InvalidCredentialsError, NoSuchObjectError } from 'ldapts'
import type { DirectoryPerson, DirectoryRealm } from '../../domain/iam/directory/directory-source.ts'
import type { LdapConfig } from '../../domain/iam/identity-providers/ldap-config.ts'
import { text } from '../../domain/text.ts'
import type { AddressGate } from '../egress/address-gate.ts'
import { attributesOf, binaryAttributes, personOf } from './ldap-entry.ts'
import { asLdapFailure, LdapFailure } from './ldap-failure.ts'
import { findGroups } from './ldap-groups.ts'
import { fillDn, fillFilter, foldDn } from './ldap-text.ts'
import { openLdap, placeOf } from './open-ldap.ts'

export type LdapDeps = { config: LdapConfig; password: string | undefined; gate: AddressGate }

/** `groups` are folded names. `id` is missing only where nobody was found. */
export type LdapVerdict =
  | { outcome: 'right'; person: DirectoryPerson; groups: ReadonlySet<string> }
  | { outcome: 'wrong' | 'disabled' | 'not_allowed' }

/** Whether the directory says that this is their password. Throws `LdapFailure` when it cannot be asked. */
export async function authenticate(deps: LdapDeps, username: string, password: string): Promise<LdapVerdict> {
  // A bind without a password succeeds for whatever name (RFC 4513, 5.1.2).
  if (username === '' || password === '' || password.includes('\0')) return { outcome: 'wrong' }
  const { config } = deps
  return withLdap(deps, async (searcher) => {
    const found = await (config.bind_dn == null
      ? bindDirectly(searcher, config, { username, password })
      : searchThenBind(deps, searcher, { username, password }))
    if (found === 'wrong' || found === 'disabled') return { outcome: found }
    const person = personOf(found, config)
    if (!person) throw new LdapFailure(unusableEntry)
    if (person.isDisabled) return { outcome: 'disabled' }
    const groups = await findGroups(searcher, config, found, username)
    const isAllowed = config.allowed_groups.length === 0 || config.allowed_groups.some((dn) => groups.has(foldDn(dn)))
    return isAllowed ? { outcome: 'right', person, groups } : { outcome: 'not_allowed' }
  })
}

/** Opens a connection, bound as the searching account where there is one, and closes it whatever happens. */
async function withLdap<T>(deps: LdapDeps, use: (client: Client) => Promise<T>): Promise<T> {
  const client = await openBound(deps)
  try {
    return await use(client)
  } catch (error) {
    throw asLdapFailure(error, placeOf(deps.config).host)
  } finally {
    await client.unbind().catch(() => {})
  }
}

export async function openBound({ config, password, gate }: LdapDeps): Promise<Client> {
  let client: Client | undefined
  try {
    client = await openLdap(config, gate)
    if (config.bind_dn == null) return client
    if (!password) throw new LdapFailure(passwordNeeded)
    await client.bind(config.bind_dn, password)
    return client
  } catch (error) {
    await client?.unbind().catch(() => {})
    throw asLdapFailure(error, placeOf(config).host)
  }
}

/** A directory that moves to another address is the same: its entries keep their identities. */
export function realmOf({ base_dn }: LdapConfig): DirectoryRealm {
  return { authority: `ldap:${foldDn(base_dn)}`, tenant: '' }
}

type Words = { username: string; password: string }

async function searchThenBind({ config, gate }: LdapDeps, searcher: Client, words: Words) {
  const { searchEntries } = await searcher.search(config.base_dn, {
    scope: 'sub',
    filter: fillFilter(config.user_filter, words.username),
    attributes: attributesOf(config),
    explicitBufferAttributes: binaryAttributes(config),
    sizeLimit: 0,
    paged: { pageSize: 2 },
  })
  const [entry] = searchEntries.length === 1 ? searchEntries : []
  // Somebody unknown takes as long as somebody known.
  const dn = entry?.dn ?? `cn=${randomBytes(8).toString('hex')},${config.base_dn}`
  const binder = await openLdap(config, gate)
  try {
    const verdict = await tryBind(binder, dn, words.password)
    return verdict === 'right' && entry ? entry : verdict === 'right' ? 'wrong' : verdict
  } finally {
    await binder.unbind().catch(() => {})
  }
}

async function bindDirectly(client: Client, config: LdapConfig, { username, password }: Words) {
  const dn = fillDn(config.user_dn_template ?? '', username)
  const verdict = await tryBind(client, dn, password)
  if (verdict !== 'right') return verdict
  const found = await findOwnEntry(client, config, { dn, username })
  return found ?? 'wrong'
}

/** AD takes `user@domain` as a name to bind by, which is no entry's: there the filter finds it. */
async function findOwnEntry(client: Client, config: LdapConfig, { dn, username }: { dn: string; username: string }) {
  const options = {
    attributes: attributesOf(config),
    explicitBufferAttributes: binaryAttributes(config),
  }
  const { searchEntries } = /=/.test(dn)
    ? await client.search(dn, { ...options, scope: 'base' })
    : await client.search(config.base_dn, {
        ...options,
        scope: 'sub',
        filter: fillFilter(config.user_filter, username),
      })
  return searchEntries.length === 1 ? (searchEntries[0] as Entry) : undefined
}

/** What AD writes into its refusal: 533 disabled, 701 expired; only said when the password is right. */
const adDisabled = /data (533|701)\b/

async function tryBind(client: Client, dn: string, password: string): Promise<'right' | 'wrong' | 'disabled'> {
  try {
    await client.bind(dn, password)
    return 'right'
  } catch (error) {
    if (error instanceof InvalidCredentialsError) return adDisabled.test(error.message) ? 'disabled' : 'wrong'
    if (error instanceof NoSuchObjectError) return 'wrong'
    throw error
  }
}

const passwordNeeded = text('查询账号没有密码', 'The searching account has no password')
const unusableEntry = text(
  '目录条目缺少标识或登录名，请检查属性设置',
  'The entry has no identity or no name to sign in by: check the attributes',
)
