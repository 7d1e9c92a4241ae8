import type { Entry } from 'ldapts'
import type { DirectoryPerson } from '../../domain/iam/directory/directory-source.ts'
import type { LdapConfig } from '../../domain/iam/identity-providers/ldap-config.ts'

const accountDisabled = 0x2
/** Windows counts in 100 ns since 1601. */
const ticksPerMs = 10_000n
const windowsEpochMs = 11_644_473_600_000n
const never = 0x7fffffffffffffffn

export function attributesOf(config: LdapConfig): string[] {
  const { id_attribute, username_attribute, name_attribute, email_attribute, phone_attribute } = config
  return [
    ...new Set([
      id_attribute,
      username_attribute,
      name_attribute,
      email_attribute,
      phone_attribute,
      'memberOf',
      'userAccountControl',
      'accountExpires',
      'pwdAccountLockedTime',
    ]),
  ]
}

/** Identities that stand as bytes, such as AD's `objectGUID`. */
export function binaryAttributes({ id_attribute }: LdapConfig): string[] {
  return /guid|sid$/i.test(id_attribute) ? [id_attribute] : []
}

/** Undefined for an entry without an identity or a name to sign in by. */
export function personOf(entry: Entry, config: LdapConfig): DirectoryPerson | undefined {
  const id = idOf(entry, config)
  const username = first(entry, config.username_attribute)
  if (!id || !username) return undefined
  return {
    id,
    username,
    name: first(entry, config.name_attribute) ?? username,
    email: first(entry, config.email_attribute) ?? null,
    phone: first(entry, config.phone_attribute) ?? null,
    departmentId: null,
    isDisabled: isDisabled(entry),
  }
}

export function idOf(entry: Entry, { id_attribute }: LdapConfig): string | undefined {
  const value = valuesOf(entry, id_attribute)[0]
  if (value === undefined) return undefined
  return Buffer.isBuffer(value) ? value.toString('hex') : value
}

function isDisabled(entry: Entry, now = Date.now()): boolean {
  const control = Number(first(entry, 'userAccountControl') ?? 0)
  if ((control & accountDisabled) !== 0) return true
  const expires = first(entry, 'accountExpires')
  if (expires !== undefined && /^\d{1,19}$/.test(expires)) {
    const ticks = BigInt(expires)
    if (ticks !== 0n && ticks < never && ticks / ticksPerMs - windowsEpochMs <= BigInt(now)) return true
  }
  // OpenLDAP's password policy: locked by an administrator until he lifts it.
  return first(entry, 'pwdAccountLockedTime') === '000001010000Z'
}

export function first(entry: Entry, name: string): string | undefined {
  const value = valuesOf(entry, name)[0]
  const text = Buffer.isBuffer(value) ? value.toString('utf8') : value
  return text?.trim() || undefined
}

export function valuesOf(entry: Entry, name: string): (string | Buffer)[] {
  const key = Object.keys(entry).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  const value = key === undefined ? [] : entry[key]
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item.length > 0) as (
    | string
    | Buffer
  )[]
}
