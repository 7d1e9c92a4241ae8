import { z } from 'zod'
import { text } from '../text.ts'

export const registrationModes = ['open', 'invited', 'off'] as const

const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/

export const registrationSettings = z.strictObject({
  /** `open`: anybody may register; `invited`: only whom an administrator invites; `off`: administrators make accounts. */
  mode: z.enum(registrationModes).default('off'),
  /** Code of the role that who registers is given; empty gives none. One that administers is never given. */
  default_role: z.union([z.literal(''), z.string().regex(/^[a-z][a-z0-9_]{1,49}$/)]).default(''),
  /** Domains of e-mail addresses that may register, separated by commas; empty allows all. */
  allowed_domains: z.string().max(1000).superRefine(refuseWrongDomain).default(''),
  /** Ways in which a forgotten password can be set anew. */
  recover_by_email: z.boolean().default(true),
  recover_by_sms: z.boolean().default(true),
})
export type RegistrationSettings = z.infer<typeof registrationSettings>

/** The parts of a comma list, folded. */
export function domainsIn(list: string): string[] {
  return list.trim() === '' ? [] : list.split(',').map((part) => part.trim().toLowerCase())
}

export function isAllowedDomain(email: string, { allowed_domains }: RegistrationSettings): boolean {
  const allowed = domainsIn(allowed_domains)
  return allowed.length === 0 || allowed.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
}

function refuseWrongDomain(list: string, context: z.RefinementCtx): void {
  const wrong = domainsIn(list).find((part) => !domain.test(part))
  if (wrong === undefined) return
  const shown = wrong.slice(0, 50)
  context.addIssue({ code: 'custom', params: text(`“${shown}”不是域名`, `“${shown}” is not a domain`) })
}
