import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { ConfigOf } from '../../domain/iam/identity-providers/provider-kinds.ts'
import { text } from '../../domain/text.ts'
import { codeOf, codeRefused, foreignCompany, incomplete, runSteps } from './answers.ts'
import { isClientError } from './oauth2-way.ts'
import { type Json, type ProviderCalls, ProviderRefusal, stringOf, valueAt } from './provider-calls.ts'
import { type Assertion, type Return, SignInFailure, type SignInWay } from './sign-in-way.ts'

type Options = {
  calls: ProviderCalls
  config: ConfigOf<'oidc'>
  secret: string | undefined
  allowedTenants: readonly string[]
}

/** How long what a provider says of itself is believed. */
const discoveryMs = 300_000

export function createOidcWay({ calls, config, secret, allowedTenants }: Options): SignInWay {
  const maxAge = config.max_auth_minutes ? config.max_auth_minutes * 60 : undefined
  let known: { client: Promise<Configuration>; until: number } | undefined

  async function discover(): Promise<Configuration> {
    const isPlain = config.issuer.startsWith('http:')
    return discovery(new URL(config.issuer), config.client_id, {}, clientAuth(), {
      [customFetch]: (url, options) => calls.fetch(url, options),
      // Without these the signature of an id token that came straight from the token endpoint is not looked at.
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    }).catch(explain)
  }

  /** Whoever asks meanwhile waits for the same answer; a failure is asked anew. */
  function client(): Promise<Configuration> {
    if (!known || known.until < Date.now()) {
      const found = { client: discover(), until: Date.now() + discoveryMs }
      known = found
      found.client.catch(() => {
        if (known === found) known = undefined
      })
    }
    return known.client
  }

  function clientAuth(): ClientAuth {
    if (config.token_auth === 'none' || secret === undefined) return None()
    return config.token_auth === 'client_secret_post' ? ClientSecretPost(secret) : ClientSecretBasic(secret)
  }

  async function claimsOf({ redirectUri, parameters, state, nonce, codeVerifier }: Return): Promise<Json> {
    codeOf(parameters)
    const found = await client()
    const address = new URL(redirectUri)
    address.search = parameters.toString()
    const tokens = await authorizationCodeGrant(found, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      ...(maxAge !== undefined && { maxAge }),
    }).catch(explain)
    const claims = (tokens.claims() ?? {}) as Json
    const { sub } = claims
    if (typeof sub !== 'string') throw incomplete('sub')
    if (isComplete(claims) || !found.serverMetadata().userinfo_endpoint) return claims
    // What the signed token says goes before.
    return { ...(await fetchUserInfo(found, tokens.access_token, sub).catch(explain)), ...claims }
  }

  function isComplete(claims: Json): boolean {
    const needed = ['name', 'preferred_username', ...(config.tenant_claim ? [config.tenant_claim] : [])]
    return needed.every((claim) => valueAt(claims, claim) !== undefined)
  }

  return {
    async depart({ redirectUri, state, nonce, codeChallenge }) {
      return buildAuthorizationUrl(await client(), {
        redirect_uri: redirectUri,
        scope: config.scope,
        state,
        nonce,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
        ...(maxAge !== undefined && { max_age: String(maxAge) }),
      })
    },

    async arrive(back): Promise<Assertion> {
      const claims = await claimsOf(back)
      return {
        authority: config.issuer,
        tenant: tenantOf(claims),
        subject: stringOf(claims.sub) ?? missing('sub'),
        username: stringOf(claims.preferred_username),
        name: stringOf(claims.name),
        email: claims.email_verified === true ? stringOf(claims.email) : undefined,
      }
    },

    async check(redirectUri) {
      let found: Configuration
      return runSteps([
        {
          name: text('发现文档', 'Discovery document'),
          run: async () => {
            found = await discover()
            const { issuer, authorization_endpoint, token_endpoint, jwks_uri } = found.serverMetadata()
            const endpoints = { authorization_endpoint, token_endpoint, jwks_uri }
            for (const [name, value] of Object.entries(endpoints)) if (!value) throw incomplete(name)
            return text(`签发者 ${issuer}`, `Issuer ${issuer}`)
          },
        },
        {
          name: text('签名公钥', 'Signing keys'),
          run: async () => {
            const { body } = await calls.get(found.serverMetadata().jwks_uri ?? '')
            const count = Array.isArray(body.keys) ? body.keys.length : 0
            if (count === 0) throw incomplete('keys')
            return text(`${count} 个公钥`, `${count} key(s)`)
          },
        },
        {
          name: text('令牌地址与密钥', 'Token address and secret'),
          run: () => tryCredentials(found, redirectUri),
        },
      ])
    },
  }

  function tenantOf(claims: Json): string {
    if (!config.tenant_claim) return ''
    const tenant = stringOf(valueAt(claims, config.tenant_claim)) ?? missing(config.tenant_claim)
    if (!allowedTenants.includes(tenant)) throw foreignCompany(tenant)
    return tenant
  }
}

/** A code that never was: whoever refuses it has accepted the client before. */
async function tryCredentials(client: Configuration, redirectUri: string) {
  const address = new URL(redirectUri)
  address.search = new URLSearchParams({ code: 'ops-connection-test', iss: client.serverMetadata().issuer }).toString()
  try {
    await authorizationCodeGrant(client, address, { pkceCodeVerifier: 'a'.repeat(43) })
  } catch (error) {
    if (error instanceof ResponseBodyError && !isClientError(error.error) && error.status !== 401) {
      return text('应用标识和密钥有效', 'Client id and secret are right')
    }
    return explain(error)
  }
  throw incomplete('error')
}

function explain(error: unknown): never {
  const ours = failureIn(error)
  if (ours) throw ours
  if (error instanceof AuthorizationResponseError)
    throw new ProviderRefusal('oidc', error.error, error.error_description)
  if (error instanceof ResponseBodyError) {
    if (error.error === 'invalid_grant') throw codeRefused()
    throw new ProviderRefusal('oidc', error.error, error.error_description)
  }
  if (error instanceof WWWAuthenticateChallengeError) throw new ProviderRefusal('oidc', error.status, undefined)
  const said = error instanceof Error ? reasonsOf(error).join(': ').slice(0, 300) : 'error'
  throw new SignInFailure(
    'untrusted_answer',
    text(`应答不可信：${said}`, `The answer cannot be trusted: ${said}`),
    error,
  )
}

function failureIn(error: unknown): SignInFailure | undefined {
  if (error instanceof SignInFailure) return error
  return error instanceof Error && error.cause ? failureIn(error.cause) : undefined
}

function reasonsOf(error: Error): string[] {
  return [error.message, ...(error.cause instanceof Error ? reasonsOf(error.cause) : [])]
}

function missing(field: string): never {
  throw incomplete(field)
}
