import type { Context } from 'hono'
import { findEnabledProvider } from '../../../db/iam/identity-provider-queries.ts'
import { insertSignInState } from '../../../db/iam/sign-in-state-queries.ts'
import type { ApiEnv } from '../../context.ts'
import { findHeldSession } from '../held-session.ts'
import { callbackAddress } from '../identity-providers/callback-address.ts'
import { awaySeconds, markBrowser, newState, sha256 } from './browser-mark.ts'
import { SsoRefusal } from './sso-faults.ts'
import { wayOf } from './way-of.ts'

type Purpose = { returnTo?: string | undefined; linkingSessionId?: number }

/** Where the browser goes to sign in at a provider. Whoever comes back must be this browser, once, within ten minutes. */
export async function depart(c: Context<ApiEnv>, code: string, purpose: Purpose = {}): Promise<URL> {
  const provider = await findEnabledProvider(c.var.db, code)
  const way = provider && wayOf(c, provider)
  if (!provider || !way) throw new SsoRefusal('provider_unknown')
  const redirectUri = callbackAddress(c, code)
  if (!redirectUri) throw new SsoRefusal('no_public_url')
  const mark = markBrowser(c)
  const state = newState()
  const codeChallenge = sha256(mark.verifierOf(state)).toString('base64url')
  const url = await way.depart({ redirectUri, state, nonce: mark.nonceOf(state), codeChallenge })
  const heldSessionId = (await findHeldSession(c, c.var.db)) ?? null
  // Not by `write`: somebody went away, nothing of the product has changed.
  await c.var.db.transaction().execute((tx) =>
    insertSignInState(tx, {
      stateHash: sha256(state),
      browserHash: mark.hash,
      providerId: provider.id,
      linkingSessionId: purpose.linkingSessionId ?? null,
      heldSessionId,
      returnTo: ownPath(purpose.returnTo),
      seconds: awaySeconds,
    }),
  )
  return url
}

/** A path of the console itself; anything that a browser could take for another place is the home page. */
export function ownPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 1000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return '/'
  const url = URL.parse(wanted, 'https://console.invalid')
  if (url?.origin !== 'https://console.invalid' || /^\/[/\\]/.test(url.pathname)) return '/'
  return url.pathname + url.search
}
