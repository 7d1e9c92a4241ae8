import { listWaysIn } from '../../db/iam/identity-provider-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { authOptions } from './account-schemas.ts'

const optionsRoute = defineRoute({
  method: 'get',
  path: '/auth/options',
  summary: 'What the sign-in page offers, and what a new password has to fulfil',
  tags: ['auth'],
  permission: 'public',
  audit: { skip: true },
  responses: { 200: authOptions },
})

export const authOptionRoutes = createRouter().openapi(optionsRoute, async (c) => {
  // These two tell of the organization what no stranger needs to know.
  const [policy, { forbidden_words: _words, breach_list_url: _list, ...password }, { provider }, providers] =
    await Promise.all([
      getSettings(c.var.db, 'registration'),
      getSettings(c.var.db, 'password'),
      getSettings(c.var.db, 'sms'),
      listWaysIn(c.var.db),
    ])
  const recovery = [
    ...(policy.recover_by_email ? (['email'] as const) : []),
    // Nobody waits at a phone for what stays in the local outbox.
    ...(policy.recover_by_sms && provider !== 'none' ? (['sms'] as const) : []),
  ]
  return ok(c, { registration: policy.mode, recovery, password, providers })
})
