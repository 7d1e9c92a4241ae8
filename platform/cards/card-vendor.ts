import type { CardPress, CardView, SentCard } from '../../domain/approvals/cards/card.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Text, text } from '../../domain/text.ts'
import { ProviderRefusal } from '../sign-in/provider-calls.ts'
import { SignInFailure } from '../sign-in/sign-in-way.ts'

type SendTo = {
  /** Whom, as an identity names them. */
  subject: string
  /** By it the messenger's callbacks name the card; sent again under the same one, people see one card. */
  token: string
}
type ShownCard = SentCard & SendTo

/** What a messenger's own application does with cards. Throws `SignInFailure`, with the vendor's words as `ProviderRefusal`. */
export type CardVendor = {
  send(card: CardView, to: SendTo): Promise<SentCard>
  /** Replaces what a card shows; what is to be kept of it from then on. */
  update(card: CardView, shown: ShownCard): Promise<SentCard>
  /** Tells the vendor where callbacks go, where that is not entered by hand. */
  register?(callbackUrl: string): Promise<void>
  /** Codes that trying again does not change. */
  isFinal(code: string): boolean
}

/** A callback as it came, before anybody has looked into it. */
export type RawCallback = {
  header(name: string): string | undefined
  query: URLSearchParams
  body: Buffer
  /** Milliseconds. */
  now: number
}

/** `challenge`: the vendor asks whether the address is ours, and is answered with what it sent. `other`: nothing for us. */
export type Callback =
  | { kind: 'challenge'; answer: CallbackAnswer }
  | { kind: 'press'; press: CardPress }
  | { kind: 'other' }

export type CallbackAnswer = { contentType: string; body: string }
/** What whoever pressed is told, and what the card shows from then on. */
export type PressAnswer = { tone: 'good' | 'info' | 'bad'; words: string; card?: CardView | undefined }

/** The door at which a vendor tells of what people press. */
export type CardDoor = {
  /** Those that callbacks may come with. */
  contentTypes: readonly string[]
  /** Whether an answer can say what the card shows from then on; else the card is changed afterwards. */
  showsCards: boolean
  /** Believes nothing of a callback before its signature, time and company are right: else throws `unauthenticated`. */
  read(callback: RawCallback): Callback
  answer(answer: PressAnswer, press: CardPress): CallbackAnswer
  /** What an answer to `other` says. */
  nothing: CallbackAnswer
}

/** `later`: another try may go well, `waitMs` from now where the vendor says when. */
export type CardFault = { kind: 'refused' | 'later'; reason: Text; waitMs?: number | undefined }

/** What a messenger's failure means; what is no such failure is thrown on. */
export function cardFault(error: unknown, vendor: Pick<CardVendor, 'isFinal'>): CardFault {
  if (error instanceof ProviderRefusal) {
    const kind = vendor.isFinal(error.code) ? 'refused' : 'later'
    return { kind, reason: error.detail, waitMs: error.retryAfterMs }
  }
  if (error instanceof SignInFailure) return { kind: 'later', reason: error.detail }
  throw error
}

export function untrusted(zh: string, en: string): DomainError {
  return new DomainError('unauthenticated', text(`回调${zh}`, `The callback ${en}`))
}

/** Clocks may differ by this much; older callbacks are not believed. */
const windowMs = 300_000

export function refuseStale(timestampMs: number, now: number): void {
  if (Math.abs(now - timestampMs) <= windowMs) return
  throw untrusted('的时间不在允许的范围内', 'is too old, or from the future')
}
