import { z } from 'zod'
import { text } from '../../text.ts'
import { isInnerHost } from './provider-fields.ts'
import { syncField } from './sync-settings.ts'

const attribute = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)
const dn = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^=,]+=.+$/)
const filter = z
  .string()
  .trim()
  .max(1000)
  .regex(/^\(.+\)$/s)
const withUsername = (value: string) => value.includes('{username}')

export const ldapConfig = z
  .strictObject({
    /** `ldap://host[:port]` or `ldaps://host[:port]`. */
    url: z
      .url({ protocol: /^ldaps?$/ })
      .max(300)
      .refine((value) => /^ldaps?:\/\/[^/?#@]+\/?$/.test(value))
      .transform((value) => value.replace(/\/$/, '')),
    /** Only for `ldap://`: whether the connection is made secret before anything else is said. */
    start_tls: z.boolean().default(true),
    /** PEM; only what it signed is trusted. Left out, the machine's own list counts. */
    ca_certificate: z
      .string()
      .trim()
      .max(50_000)
      .regex(/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/)
      .nullish(),
    /** The name that the certificate must bear, where it is not that of the address. */
    server_name: z
      .string()
      .trim()
      .max(253)
      .regex(/^[A-Za-z0-9.-]+$/)
      .nullish(),
    kind: z.enum(['openldap', 'active_directory']).default('openldap'),
    base_dn: dn,
    /** Who searches; its password is the provider's secret. */
    bind_dn: z.string().trim().min(1).max(500).nullish(),
    /** Instead of a search: the name under which people bind, such as `uid={username},ou=people,dc=corp`. */
    user_dn_template: z.string().trim().max(500).refine(withUsername).nullish(),
    user_filter: filter.refine(withUsername).default('(&(objectClass=inetOrgPerson)(uid={username}))'),
    people_filter: filter.default('(objectClass=inetOrgPerson)'),
    department_filter: filter.default('(objectClass=organizationalUnit)'),
    group_filter: filter.default(
      '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup)(objectClass=group))',
    ),
    group_base_dn: dn.nullish(),
    /** Never changes for one entry, whatever it is renamed to. */
    id_attribute: attribute.default('entryUUID'),
    username_attribute: attribute.default('uid'),
    name_attribute: attribute.default('cn'),
    email_attribute: attribute.default('mail'),
    phone_attribute: attribute.default('mobile'),
    /** Members of these groups, at any depth, may sign in; empty: everybody. */
    allowed_groups: z.array(dn).max(100).default([]),
    /** These roles are given to the members of a group and taken from whoever is no longer in it. */
    role_map: z
      .array(z.strictObject({ group: dn, role_ids: z.array(z.number().int().positive()).min(1).max(50) }))
      .max(100)
      .default([]),
    timeout_seconds: z.number().int().min(1).max(60).default(10),
    ...syncField,
  })
  .superRefine(({ url, start_tls }, context) => {
    const { protocol, hostname } = new URL(url.replace(/^ldap/, 'http'))
    if (protocol === 'http:' && !start_tls && !isInnerHost(hostname)) {
      context.addIssue({ code: 'custom', path: ['start_tls'], params: secrecyNeeded })
    }
  })
export type LdapConfig = z.infer<typeof ldapConfig>

const secrecyNeeded = text(
  '内网之外必须使用 ldaps 或 StartTLS',
  'Outside of the inner network use ldaps or StartTLS: passwords would go in the clear',
)
