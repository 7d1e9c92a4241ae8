import type { Context } from 'hono'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { contextWords } from '../../domain/iam/context-words.ts'
import type { PasswordSettings } from '../../domain/settings/password-settings.ts'
import { domainsIn } from '../../domain/settings/registration-settings.ts'
import type { ApiEnv } from '../context.ts'

/** The rules in force; `forbidden_words` has all of the product and the organization, not only those of the setting. */
export async function getPasswordPolicy(c: Context<ApiEnv>): Promise<PasswordSettings> {
  const { db, deps } = c.var
  const [policy, { site_name: siteName }, { allowed_domains }] = await Promise.all([
    getSettings(db, 'password'),
    getSettings(db, 'general'),
    getSettings(db, 'registration'),
  ])
  const { OPS_PUBLIC_URL: publicUrl } = deps.settings
  const domains = [...(publicUrl ? [new URL(publicUrl).hostname] : []), ...domainsIn(allowed_domains)]
  return { ...policy, forbidden_words: contextWords({ siteName, domains, forbidden: policy.forbidden_words }) }
}
