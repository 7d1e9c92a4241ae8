import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

type Claims = Record<string, unknown>

export type OidcIssuer = {
  issuer: string
  clientId: string
  clientSecret: string
  /** The accounts by subject, with what the issuer says of each. */
  accounts: Map<string, Claims>
  /** Who will sign in at it next. */
  user: string
  close(): Promise<void>
}

/** A real issuer (`oidc-provider`) on this machine that signs `user` in without asking. */
export async function startOidcIssuer({ redirectUri }: { redirectUri: string }): Promise<OidcIssuer> {
  const server = createServer((request, response) => handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clientSecret = randomBytes(24).toString('hex')
  const peer: OidcIssuer = {
    issuer,
    clientId: 'ops',
    clientSecret,
    accounts: new Map(),
    user: '',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'ops', client_secret: clientSecret, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub', 'tid'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...peer.accounts.get(accountId) }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  })
  const serve = provider.callback()

  function handle(request: IncomingMessage, response: ServerResponse): void {
    if (!request.url?.startsWith('/interaction/')) serve(request, response)
    else interact(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  }

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: peer.user } })
    }
    const grant = new provider.Grant({ accountId: peer.user, clientId: params.client_id })
    grant.addOIDCScope(params.scope)
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  }

  return peer
}
