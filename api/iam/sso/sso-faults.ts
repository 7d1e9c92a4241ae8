import type { SignInFault } from '../../../platform/sign-in/sign-in-way.ts'

/** Why the browser comes back to the sign-in page; the console says it in words. */
export type SsoFault =
  | SignInFault
  /** No such provider, or it is switched off. */
  | 'provider_unknown'
  /** The answer belongs to no request of this browser, or to one that is spent or too old. */
  | 'state'
  /** Unknown here, or the account is switched off or gone: all alike. */
  | 'not_admitted'
  /** Nobody said where this console lives. */
  | 'no_public_url'
  /** As many devices are signed in as may be. */
  | 'identity_taken'
  | 'session_ended'
  | 'failed'

/** Refuses by a redirect instead of an error that a browser would show as JSON. */
export class SsoRefusal extends Error {
  readonly fault: SsoFault

  constructor(fault: SsoFault) {
    super(fault)
    this.fault = fault
  }
}
