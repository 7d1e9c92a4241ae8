import { returnTargets } from '../tokens/send-back.ts'
import type { Ways } from '../tokens/token-plan.ts'
import { openerOf, type Token, type TokenState, tokenOf, type Verdict } from '../tokens/token-state.ts'
import type { Rehearsal, RehearsedSeat } from './rehearsal.ts'

/** One visit as people see it. `waiting`: at a join, for others. `inside`: of a sub-process that is under way. */
export type RehearsedStep = {
  /** What decisions name it by. */
  id: number
  node: string
  status: 'done' | 'open' | 'waiting' | 'inside'
  verdict: Verdict | null
  /** The steps that it follows on. */
  after: number[]
  /** The step of the sub-process that it stands in, and for which of its items, counted from 0. */
  inside: number | null
  item: number | null
  seats: RehearsedSeat[]
  copies: number[]
  /** Nobody was found; `choice`: somebody has yet to choose. */
  why: 'empty' | 'choice' | null
  returnTargets: string[]
}

/** All steps in the order in which they were begun. */
export function pathOf({ world: { ways }, state, visits }: Rehearsal): {
  outcome: Verdict | null
  steps: RehearsedStep[]
} {
  const steps = state.tokens.filter((token) => isShown(ways, token)).map(stepOf)
  return { outcome: state.ended ?? null, steps }

  function stepOf(token: Token): RehearsedStep {
    const visit = visits.get(token.id)
    const scope = token.scope.at(-1)
    return {
      ...{ id: token.id, node: token.node, status: statuses[token.status] },
      verdict: visit?.outcome ?? null,
      after: [...new Set(token.parents.flatMap((id) => shownAs(ways, state, tokenOf(state, id))))].sort(
        (a, b) => a - b,
      ),
      inside: scope === undefined ? null : openerOf(scope),
      item: scope?.includes('/') ? Number(scope.split('/')[1]) : null,
      ...{ seats: visit?.seats ?? [], copies: visit?.people ?? [] },
      why: visit?.isEmpty ? 'empty' : visit?.isOpenChoice ? 'choice' : null,
      returnTargets: returnTargets(ways, state, token),
    }
  }
}

const statuses = { ready: 'open', busy: 'open', arrived: 'waiting', open: 'inside', done: 'done' } as const

/** What went into a join is one step with it; what goes on behind a sub-process is one with the sub-process. */
function isShown(ways: Ways, token: Token): boolean {
  if (token.passed) return ways.isJoin(token.node)
  return !(ways.isJoin(token.node) && token.status === 'done')
}

function shownAs(ways: Ways, state: TokenState, token: Token): number[] {
  if (isShown(ways, token)) return [token.id]
  if (!token.passed) return token.parents.flatMap((id) => shownAs(ways, state, tokenOf(state, id)))
  return token.parents.slice(0, 1)
}
