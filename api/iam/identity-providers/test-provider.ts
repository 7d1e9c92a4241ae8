import type { Context } from 'hono'
import { getIdentityProvider } from '../../../db/iam/identity-provider-queries.ts'
import { conflict, invalid } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { checkLdap } from '../../../platform/ldap/check-ldap.ts'
import type { CheckStep } from '../../../platform/sign-in/sign-in-way.ts'
import type { ApiEnv } from '../../context.ts'
import { ldapOf } from '../directory/ldap-of.ts'
import { wayOf } from '../sso/way-of.ts'
import { callbackAddress } from './callback-address.ts'

/** Tries everything of a sign-in that needs no person. */
export async function testProvider(c: Context<ApiEnv>, id: number) {
  const provider = await getIdentityProvider(c.var.db, id)
  const ldap = ldapOf(c, provider)
  if (ldap) return inWords(c, await checkLdap(ldap))
  const way = wayOf(c, provider)
  if (!way) throw invalid('id', text('这种登录方式不能这样测试', 'This kind of provider is not tested this way'))
  const redirectUri = callbackAddress(c, provider.code)
  if (!redirectUri) {
    throw conflict(
      text(
        '请先设置 OPS_PUBLIC_URL，否则没有回调地址',
        'Set OPS_PUBLIC_URL: without it there is no address to come back to',
      ),
    )
  }
  return inWords(c, await way.check(redirectUri))
}

function inWords(c: Context<ApiEnv>, steps: CheckStep[]) {
  const { language } = c.var
  return {
    ok: steps.every((step) => step.ok),
    steps: steps.map(({ name, ok, message }) => ({ name: name[language], ok, message: message[language] })),
  }
}
