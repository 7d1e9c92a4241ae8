import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Authorization = { nonce: string; redirectUri: string; challenge: string }

/** What it does wrong. With nothing set it is an honest issuer that holds its clients to the standard. */
export type Hostility = {
  discoveryIssuer?: string
  tokenEndpoint?: string
  /** `iss` in the id token. */
  tokenIssuer?: string
  audience?: string
  nonce?: 'missing' | 'wrong'
  signature?: 'none' | 'other-key'
  /** `iss` next to the code (RFC 9207); null leaves it out. */
  issParameter?: string | null
  expiresInSeconds?: number
  /** What it says of when somebody proved who they are; by default nothing. */
  authTimeSecondsAgo?: number
  /** Answers to the token request instead of tokens. */
  tokenAnswer?: { status: number; body: string; location?: string }
}

export type HostileIssuer = {
  issuer: string
  clientSecret: string
  hostility: Hostility
  subject: string
  /** Every request that it got, as `METHOD path`. */
  requests: string[]
  /** What a browser that was sent there comes back with. */
  approve(authorizationUrl: string): URLSearchParams
  close(): Promise<void>
}

/** An issuer that can be made to lie. It checks secret, code, redirect address and PKCE by the letter. */
export async function startHostileIssuer(): Promise<HostileIssuer> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const published = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const codes = new Map<string, Authorization>()
  const peer: HostileIssuer = {
    issuer,
    clientSecret: randomBytes(24).toString('hex'),
    hostility: {},
    subject: 'hostile-user',
    requests: [],
    approve(authorizationUrl) {
      const { searchParams } = new URL(authorizationUrl)
      const code = randomBytes(16).toString('hex')
      codes.set(code, {
        nonce: searchParams.get('nonce') ?? '',
        redirectUri: searchParams.get('redirect_uri') ?? '',
        challenge: searchParams.get('code_challenge') ?? '',
      })
      const { issParameter = issuer } = peer.hostility
      return new URLSearchParams({
        code,
        state: searchParams.get('state') ?? '',
        ...(issParameter !== null && { iss: issParameter }),
      })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '', issuer)
    peer.requests.push(`${request.method} ${pathname}`)
    if (pathname === '/.well-known/openid-configuration') return json(response, 200, discovery())
    if (pathname === '/jwks') {
      return json(response, 200, {
        keys: [{ ...(await exportJWK(published.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }],
      })
    }
    if (pathname === '/token') return giveToken(request, response)
    response.writeHead(404).end()
  }

  function discovery() {
    return {
      issuer: peer.hostility.discoveryIssuer ?? issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: peer.hostility.tokenEndpoint ?? `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: peer.hostility.signature === 'none' ? ['none', 'RS256'] : ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    }
  }

  async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request))
    const { tokenAnswer } = peer.hostility
    if (tokenAnswer) {
      response.writeHead(tokenAnswer.status, tokenAnswer.location ? { Location: tokenAnswer.location } : {})
      response.end(tokenAnswer.body)
      return
    }
    const basic = `Basic ${Buffer.from(`ops:${peer.clientSecret}`).toString('base64')}`
    if (request.headers.authorization !== basic) return json(response, 401, { error: 'invalid_client' })
    const code = form.get('code') ?? ''
    const authorization = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight = authorization?.redirectUri === form.get('redirect_uri') && authorization?.challenge === challenge
    if (!authorization || !isRight) return json(response, 400, { error: 'invalid_grant' })
    json(response, 200, {
      access_token: randomBytes(16).toString('hex'),
      token_type: 'Bearer',
      id_token: await idToken(authorization.nonce),
    })
  }

  async function idToken(nonce: string): Promise<string> {
    const {
      tokenIssuer = issuer,
      audience = 'ops',
      signature,
      expiresInSeconds = 300,
      authTimeSecondsAgo,
    } = peer.hostility
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: tokenIssuer,
      aud: audience,
      sub: peer.subject,
      iat: now,
      exp: now + expiresInSeconds,
      name: 'Mallory',
      preferred_username: 'mallory',
      ...(authTimeSecondsAgo !== undefined && { auth_time: now - authTimeSecondsAgo }),
      ...(peer.hostility.nonce !== 'missing' && { nonce: peer.hostility.nonce === 'wrong' ? 'another' : nonce }),
    }
    if (signature === 'none') {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
    }
    const key = signature === 'other-key' ? other.privateKey : published.privateKey
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key)
  }

  return peer
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
