import { conflict } from '../errors.ts'
import { type Text, text } from '../text.ts'
import { arriveAtEnd, enter, exitsOf, isDeciding, leave } from './tokens/move-on.ts'
import { settleJoins } from './tokens/settle-joins.ts'
import type { TokenEdge, TokenNode, Ways } from './tokens/token-plan.ts'
import { changed, type Token, type TokenState, type Verdict } from './tokens/token-state.ts'

/** What hands throw when an expression cannot be judged: the token stays where it is, held, until that is tried again. */
export class Unjudged extends Error {
  readonly fault: Text

  constructor(fault: Text) {
    super(fault.en)
    this.fault = fault
  }
}

/** What a walk asks of the world. */
export type Hands = {
  /** Which of these edges are true, by their ids. */
  judge(edges: TokenEdge[], token: Token): Promise<Set<string>>
  /** Begins a node of `state`: what it came to at once, or undefined when that is told later. */
  begin(node: TokenNode, token: Token, state: TokenState): Promise<Verdict | undefined>
  /** For how many items a sub-process is done; undefined when it is done once. */
  count(node: TokenNode, token: Token): Promise<number | undefined>
}

/** More turns than that without a person are a circle. */
const mostTurns = 2000

/** Lets every token go on as far as it comes without anybody doing something. */
export async function walk(ways: Ways, from: TokenState, hands: Hands): Promise<TokenState> {
  let state = from
  for (let turn = 0; state.ended === undefined; turn++) {
    if (turn > mostTurns) throw conflict(endless)
    const token = state.tokens.find(({ status }) => status === 'ready')
    if (token) state = await step(ways, state, token, hands)
    else {
      const settled = settleJoins(ways, state)
      if (settled === state) break
      state = settled
    }
  }
  return state
}

/** A node that was under way came to this; what follows is for `walk`. */
export async function goOn(
  ways: Ways,
  state: TokenState,
  { tokenId, outcome }: { tokenId: number; outcome: Verdict },
  hands: Hands,
): Promise<TokenState> {
  const token = state.tokens.find(({ id, status }) => id === tokenId && status === 'busy')
  if (!token) throw conflict(isOver)
  return pass(ways, state, { token, outcome }, hands)
}

/** Tries anew what could not be judged; what follows is for `walk`. */
export async function tryHeld(ways: Ways, from: TokenState, hands: Hands): Promise<TokenState> {
  let state = from
  for (const { id } of from.tokens.filter(isHeld)) {
    // What was tried before it may have ended what it is in.
    const token = state.tokens.find((one) => one.id === id && isHeld(one))
    if (!token?.held) continue
    const { at } = token.held
    const free = changed(state, [id], { held: undefined, ...(at === 'begin' && { status: 'ready' }) })
    state = at === 'begin' ? free : await goOn(ways, free, { tokenId: id, outcome: at }, hands)
  }
  return state
}

export const isHeld = ({ status, held }: Token): boolean => status === 'busy' && held !== undefined

async function pass(
  ways: Ways,
  state: TokenState,
  { token, outcome }: { token: Token; outcome: Verdict },
  hands: Hands,
): Promise<TokenState> {
  const came = isDeciding(ways, token) ? outcome : token.verdict
  const { asked } = exitsOf(ways, token, came)
  const isBack = token.resume !== undefined && came === 'approved'
  return orHeld(state, token, came, async () => {
    const taken = asked.length > 0 && !isBack ? await hands.judge(asked, token) : new Set<string>()
    return leave(ways, state, { token, outcome: came, isTrue: ({ id }) => taken.has(id) })
  })
}

async function orHeld(
  state: TokenState,
  { id }: Token,
  at: 'begin' | Verdict,
  go: () => Promise<TokenState>,
): Promise<TokenState> {
  try {
    return await go()
  } catch (error) {
    if (!(error instanceof Unjudged)) throw error
    return changed(state, [id], { status: 'busy', held: { at, fault: error.fault } })
  }
}

async function step(ways: Ways, state: TokenState, token: Token, hands: Hands): Promise<TokenState> {
  const node = ways.node(token.node)
  if (token.passed) return pass(ways, state, { token, outcome: token.verdict }, hands)
  switch (node.type) {
    case 'end':
      return arriveAtEnd(state, token)
    case 'subprocess':
      return orHeld(state, token, 'begin', async () => enter(ways, state, token, await hands.count(node, token)))
    case 'condition':
    case 'parallel':
      return pass(ways, state, { token, outcome: token.verdict }, hands)
    default:
      return orHeld(state, token, 'begin', async () => {
        const outcome = await hands.begin(node, token, state)
        // What was cut off while it was held begins anew.
        if (outcome === undefined) return changed(state, [token.id], { status: 'busy', held: undefined })
        return pass(ways, state, { token, outcome }, hands)
      })
  }
}

const isOver = text('这个节点已经处理过了，或已不再需要处理', 'This step is decided already, or is not needed any more')
const endless = text(
  '流程在没有人参与的情况下一直绕圈，请检查流程图',
  'The process goes in a circle in which nobody has anything to do: look at its diagram',
)
