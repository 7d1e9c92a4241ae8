import type { Text } from '../../text.ts'

/** What a decision, or a part of the way, came to. */
export type Verdict = 'approved' | 'rejected'

/**
 * `ready`: its node's turn has come. `busy`: its node is under way. `arrived`: at a join, where it waits for others. `open`: of a
 * sub-process whose inside is under way. `done`: it has gone on, or ended.
 */
type TokenStatus = 'ready' | 'busy' | 'arrived' | 'open' | 'done'

/** One visit of one node. What a return takes back is not kept. */
export type Token = {
  id: number
  node: string
  status: TokenStatus
  /** The sub-processes that it is in, outermost first: the token that opened each, with the number of the item it is done for. */
  scope: string[]
  /** The visits that it comes from: one, or at a join and behind a sub-process several. */
  parents: number[]
  /** What was decided last on its way. */
  verdict: Verdict
  /** The edge that it came by. */
  edge?: string
  /** Its node has nothing more to do: what is left is to go on, from a join or from behind a sub-process. */
  passed?: true
  /** What it was in ended without it; `by`: the token that went on from there. A return may take that back. */
  cut?: { by: number; was: 'ready' | 'arrived' | 'open' }
  /** What it needs to go on could not be judged: it begins its node anew, or leaves it as decided, when that is tried again. */
  held?: { at: 'begin' | Verdict; fault: Text } | undefined
  /** Its node decided, and came to a rejection. */
  rejected?: true
  /** Its node is not there any more, or elsewhere, in the version that its request was moved to: nothing comes back to it. */
  past?: true
  /** After this visit it goes straight back to the first of these nodes, from which it was returned; from there to the next. */
  resume?: string[]
}

/** Where an instance stands. Plain data; functions that change it give a new one. */
export type TokenState = { next: number; tokens: Token[]; ended?: Verdict }

/** Of an instance that is on no way: a draft, or one that has ended. */
export const nowhere: TokenState = { next: 1, tokens: [] }

export const isLive = ({ status }: Token): boolean => status !== 'done'

export function tokenOf(state: TokenState, id: number): Token {
  const token = state.tokens.find((one) => one.id === id)
  if (!token) throw new Error(`there is no token ${id}`)
  return token
}

/** Puts a token beside the others. */
export function added(state: TokenState, token: Omit<Token, 'id'>): TokenState {
  return { ...state, next: state.next + 1, tokens: [...state.tokens, { id: state.next, ...token }] }
}

export function changed(state: TokenState, ids: number[], change: Partial<Token>): TokenState {
  const touched = new Set(ids)
  return { ...state, tokens: state.tokens.map((token) => (touched.has(token.id) ? { ...token, ...change } : token)) }
}

export function removed(state: TokenState, ids: Set<number>): TokenState {
  return { ...state, tokens: state.tokens.filter(({ id }) => !ids.has(id)) }
}

/** The name of what a token opens for its inside; `item` where it is done for each of a list. */
export function scopeName(opener: number, item?: number): string {
  return item === undefined ? `${opener}` : `${opener}/${item}`
}

export function openerOf(scope: string): number {
  return Number.parseInt(scope, 10)
}

/** Whether a token stands in what another opened, however deep. */
export function isInside(token: Token, opener: number): boolean {
  return token.scope.some((scope) => openerOf(scope) === opener)
}
