import type { Verdict } from './tokens/token-state.ts'
import type { ApprovalConfig } from './workflow-graph.ts'

const voteModes = ['all', 'any', 'ratio', 'sequential'] as const
export type VoteMode = (typeof voteModes)[number]

/** How a node counts. `ratio`: percent; `ratio_inclusive`: reaching it is enough. `veto`: any no ends it. */
export type VoteRule = { mode: VoteMode; ratio?: number | undefined; ratio_inclusive?: boolean; veto?: boolean }

export function voteRuleOf({ mode, ratio, ratio_inclusive, veto }: ApprovalConfig): VoteRule {
  return { mode, ratio_inclusive, veto, ...(ratio !== null && { ratio }) }
}

/** What each seat came to; undefined while it is open. */
export type Votes = (Verdict | undefined)[]

/**
 * What the votes come to, as soon as that can not change any more. `all` and `sequential`: the first no ends it. `any`: the
 * first decision decides. `ratio`: more than so many percent say yes, or as many with `ratio_inclusive`.
 */
export function outcomeOfVotes(rule: VoteRule, votes: Votes): Verdict | undefined {
  const yes = votes.filter((vote) => vote === 'approved').length
  const no = votes.filter((vote) => vote === 'rejected').length
  if (no > 0 && rule.veto) return 'rejected'
  switch (rule.mode) {
    case 'any':
      return votes.find((vote) => vote !== undefined)
    case 'ratio': {
      const isEnough = (count: number): boolean => reaches(rule, count, votes.length)
      if (isEnough(yes)) return 'approved'
      return isEnough(votes.length - no) ? undefined : 'rejected'
    }
    default:
      if (no > 0) return 'rejected'
      return yes === votes.length ? 'approved' : undefined
  }
}

/** In whole numbers: 60 % of 5 is 3, not 3.0000000000000004. */
function reaches({ ratio = 100, ratio_inclusive: isInclusive }: VoteRule, yes: number, of: number): boolean {
  const [got, wanted] = [Math.round(yes * 100_000), Math.round(of * ratio * 1000)]
  // Nobody gets more than all of them.
  return isInclusive || ratio >= 100 ? got >= wanted : got > wanted
}
