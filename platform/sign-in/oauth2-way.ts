import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../domain/text.ts'
import { codeOf, codeRefused, foreignCompany, incomplete, runSteps } from './answers.ts'
import { type Json, type ProviderCalls, ProviderRefusal, stringOf, valueAt } from './provider-calls.ts'
import { type Return, SignInFailure, type SignInWay } from './sign-in-way.ts'

type Options = { calls: ProviderCalls; config: ConfigOf<'oauth2'>; secret: string; allowedTenants: readonly string[] }

/** Plain OAuth 2.0: who somebody is comes from the address of its user record. */
export function createOAuth2Way({ calls, config, secret, allowedTenants }: Options): SignInWay {
  const { client_id, pkce, userinfo_url, issuer } = config
  const authority = `${userinfo_url}#${config.subject_field}`

  /** RFC 6749, 4.1.3. Some servers answer their errors with status 200. */
  async function trade(code: string, { redirectUri, codeVerifier }: Pick<Return, 'redirectUri' | 'codeVerifier'>) {
    const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
    if (pkce) form.set('code_verifier', codeVerifier)
    if (config.token_auth === 'client_secret_basic')
      return calls.postForm(config.token_url, form, { authorization: `Basic ${basicOf(client_id, secret)}` })
    form.set('client_id', client_id)
    form.set('client_secret', secret)
    return calls.postForm(config.token_url, form)
  }

  async function accessTokenOf(back: Return): Promise<string> {
    const { body } = await trade(codeOf(back.parameters), back)
    const error = stringOf(body.error)
    if (error === 'invalid_grant' || error === 'bad_verification_code') throw codeRefused()
    if (error) throw new ProviderRefusal('token', error, body.error_description)
    const token = stringOf(body.access_token)
    if (!token || !/^bearer$/i.test(stringOf(body.token_type) ?? 'bearer')) throw incomplete('access_token')
    return token
  }

  return {
    async depart({ redirectUri, state, codeChallenge }) {
      const url = new URL(config.authorization_url)
      const { searchParams } = url
      searchParams.set('response_type', 'code')
      searchParams.set('client_id', client_id)
      searchParams.set('redirect_uri', redirectUri)
      searchParams.set('state', state)
      if (config.scope) searchParams.set('scope', config.scope)
      if (pkce) {
        searchParams.set('code_challenge', codeChallenge)
        searchParams.set('code_challenge_method', 'S256')
      }
      return url
    },

    async arrive(back) {
      // RFC 9207: an answer that says another issuer was meant for another client.
      const said = back.parameters.get('iss')
      if (issuer && said !== issuer) throw wrongIssuer()
      const token = await accessTokenOf(back)
      const { status, body } = await calls.get(userinfo_url, { authorization: `Bearer ${token}` })
      if (status !== 200) throw new ProviderRefusal('userinfo', status, body.error ?? body.message)
      return {
        authority,
        tenant: tenantOf(body),
        subject: stringOf(valueAt(body, config.subject_field)) ?? missing(config.subject_field),
        username: pick(body, config.username_field),
        name: pick(body, config.name_field),
        email: undefined,
      }
    },

    check: (redirectUri) =>
      runSteps([
        {
          name: text('令牌地址与密钥', 'Token address and secret'),
          run: async () => {
            const { status, body } = await trade('ops-connection-test', { redirectUri, codeVerifier: 'a'.repeat(43) })
            const error = stringOf(body.error)
            if (!error) throw incomplete('error')
            if (status === 401 || isClientError(error))
              throw new ProviderRefusal('token', error, body.error_description)
            return text('应用标识和密钥有效', 'Client id and secret are right')
          },
        },
        {
          name: text('用户信息地址', 'Address of the user record'),
          run: async () => {
            const { status } = await calls.get(userinfo_url, { authorization: 'Bearer ops-connection-test' })
            if (status !== 401 && status !== 403) throw new ProviderRefusal('userinfo', status, undefined)
            return text('可以访问，且要求令牌', 'It can be reached, and asks for a token')
          },
        },
      ]),
  }

  function tenantOf(record: Json): string {
    if (!config.tenant_field) return ''
    const tenant = pick(record, config.tenant_field) ?? missing(config.tenant_field)
    if (!allowedTenants.includes(tenant)) throw foreignCompany(tenant)
    return tenant
  }
}

function pick(record: Json, path: string | null | undefined): string | undefined {
  return path ? stringOf(valueAt(record, path)) : undefined
}

function missing(field: string): never {
  throw incomplete(field)
}

export function isClientError(error: string): boolean {
  return ['invalid_client', 'unauthorized_client', 'incorrect_client_credentials'].includes(error)
}

function wrongIssuer(): SignInFailure {
  return new SignInFailure(
    'untrusted_answer',
    text('应答来自另一个登录方', 'The answer says that it comes from another provider'),
  )
}

/** RFC 6749, 2.3.1: both parts are form-encoded first. */
function basicOf(id: string, secret: string): string {
  const encode = (part: string) => new URLSearchParams({ p: part }).toString().slice(2)
  return Buffer.from(`${encode(id)}:${encode(secret)}`).toString('base64')
}
