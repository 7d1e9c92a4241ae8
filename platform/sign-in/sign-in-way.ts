import type { Text } from '../../domain/text.ts'

/** Who somebody is, as a provider vouches for it. */
export type Assertion = {
  /** Who vouches: what the same provider said under another address is another identity. */
  authority: string
  /** The company it says so for; empty where there are none. */
  tenant: string
  subject: string
  username: string | undefined
  name: string | undefined
  /** Only where the provider itself has checked it. */
  email: string | undefined
}

type Departure = { redirectUri: string; state: string; nonce: string; codeChallenge: string }
export type Return = {
  redirectUri: string
  parameters: URLSearchParams
  state: string
  nonce: string
  codeVerifier: string
}

export type CheckStep = { name: Text; ok: boolean; message: Text }

/** A provider that signs people in by sending their browser there and back. */
export type SignInWay = {
  /** Where the browser is sent. */
  depart(departure: Departure): Promise<URL>
  /** Who came back. Throws `SignInFailure`. */
  arrive(back: Return): Promise<Assertion>
  /** Tries, without a person, what a sign-in will need. */
  check(redirectUri: string): Promise<CheckStep[]>
}

export type SignInFault =
  | 'denied'
  | 'code_refused'
  | 'foreign_company'
  | 'not_member'
  | 'untrusted_answer'
  | 'provider_error'
  | 'provider_unreachable'

/** Why nobody was signed in. `detail` is for administrators. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure'
  readonly fault: SignInFault
  readonly detail: Text

  constructor(fault: SignInFault, detail: Text, cause?: unknown) {
    super(detail.en, { cause })
    this.fault = fault
    this.detail = detail
  }
}
