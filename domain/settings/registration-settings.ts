import { z } from 'zod'

export const registrationModes = ['open', 'invited', 'off'] as const

const domainList = /^\s*([a-z0-9-]+(\.[a-z0-9-]+)+\s*(,\s*[a-z0-9-]+(\.[a-z0-9-]+)+\s*)*)?$/i

export const registrationSettings = z.strictObject({
  /** `open`: anybody may register; `invited`: only whom an administrator invites; `off`: administrators make accounts. */
  mode: z.enum(registrationModes).default('off'),
  /** Code of the role that who registers is given; empty gives none. One that administers is never given. */
  default_role: z.union([z.literal(''), z.string().regex(/^[a-z][a-z0-9_]{1,49}$/)]).default(''),
  /** Domains of e-mail addresses that may register, separated by commas; empty allows all. */
  allowed_domains: z.string().max(1000).regex(domainList).default(''),
  /** Ways in which a forgotten password can be set anew. */
  recover_by_email: z.boolean().default(true),
  recover_by_sms: z.boolean().default(true),
})
export type RegistrationSettings = z.infer<typeof registrationSettings>

export function domainsOf(allowedDomains: string): string[] {
  return allowedDomains
    .split(',')
    .map((domain) => domain.trim().toLowerCase())
    .filter((domain) => domain !== '')
}

export function isAllowedDomain(email: string, { allowed_domains }: RegistrationSettings): boolean {
  const allowed = domainsOf(allowed_domains)
  return allowed.length === 0 || allowed.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
}
