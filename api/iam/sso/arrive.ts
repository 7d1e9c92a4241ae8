import type { Context } from 'hono'
import { findEnabledProvider, type IdentityProvider } from '../../../db/iam/identity-provider-queries.ts'
import { type Departed, takeSignInState } from '../../../db/iam/sign-in-state-queries.ts'
import type { Assertion } from '../../../platform/sign-in/sign-in-way.ts'
import type { ApiEnv } from '../../context.ts'
import { callbackAddress } from '../identity-providers/callback-address.ts'
import { type BrowserMark, browserMark, sha256 } from './browser-mark.ts'
import { SsoRefusal } from './sso-faults.ts'
import { wayOf } from './way-of.ts'

/** The answer of the request in which somebody arrives. */
export const redirectStatus = 302

/** Somebody who came back from a provider that vouches for them. */
export type Arrival = { provider: IdentityProvider; mark: BrowserMark; departed: Departed; assertion: Assertion }

/**
 * Believes an answer only when it belongs to a request that this very browser made of this very provider, and spends
 * that request. Nothing else of the answer is looked at before.
 */
export async function arrive(c: Context<ApiEnv>, code: string, parameters: URLSearchParams): Promise<Arrival> {
  const provider = await findEnabledProvider(c.var.db, code)
  const way = provider && wayOf(c, provider)
  const redirectUri = callbackAddress(c, code)
  if (!provider || !way || !redirectUri) throw new SsoRefusal('provider_unknown')
  const mark = browserMark(c)
  const [state, ...more] = parameters.getAll('state')
  if (!mark || !state || more.length > 0) throw new SsoRefusal('state')
  // Not by `write`: what it finds decides how the request is answered, and its audit row tells that.
  const departed = await c.var.db
    .transaction()
    .execute((tx) => takeSignInState(tx, { stateHash: sha256(state), browserHash: mark.hash, providerId: provider.id }))
  if (!departed) throw new SsoRefusal('state')
  const assertion = await way.arrive({
    redirectUri,
    parameters,
    state,
    nonce: mark.nonceOf(state),
    codeVerifier: mark.verifierOf(state),
  })
  return { provider, mark, departed, assertion }
}
