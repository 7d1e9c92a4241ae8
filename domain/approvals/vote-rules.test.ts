import { expect, test } from 'vitest'
import { outcomeOfVotes, type VoteRule, type Votes } from './vote-rules.ts'

const votesOf = (words: string): Votes =>
  [...words].map((word) => (word === 'y' ? 'approved' : word === 'n' ? 'rejected' : undefined))

test.each<[VoteRule, string, 'approved' | 'rejected' | undefined]>([
  [{ mode: 'all' }, 'yy-', undefined],
  [{ mode: 'all' }, 'yyy', 'approved'],
  [{ mode: 'all' }, 'yn-', 'rejected'],
  [{ mode: 'any' }, '---', undefined],
  [{ mode: 'any' }, '-y-', 'approved'],
  [{ mode: 'any' }, '-n-', 'rejected'],
  [{ mode: 'sequential' }, 'y--', undefined],
  [{ mode: 'sequential' }, 'yn-', 'rejected'],
  [{ mode: 'ratio', ratio: 60 }, 'yyy--', undefined],
  [{ mode: 'ratio', ratio: 60 }, 'yyyy-', 'approved'],
  [{ mode: 'ratio', ratio: 60 }, 'n----', undefined],
  [{ mode: 'ratio', ratio: 60 }, 'nn---', 'rejected'],
  [{ mode: 'ratio', ratio: 60, ratio_inclusive: true }, 'yyy--', 'approved'],
  [{ mode: 'ratio', ratio: 60, ratio_inclusive: true }, 'nn---', undefined],
  [{ mode: 'ratio', ratio: 60, ratio_inclusive: true }, 'nnn--', 'rejected'],
  [{ mode: 'ratio', ratio: 60, veto: true }, 'yyyn-', 'rejected'],
  [{ mode: 'ratio', ratio: 33.3 }, 'y--', 'approved'],
  [{ mode: 'ratio', ratio: 100, ratio_inclusive: true }, 'yyy', 'approved'],
])('%j over %s comes to %s', (rule, votes, outcome) => {
  expect(outcomeOfVotes(rule, votesOf(votes))).toBe(outcome)
})

test('more than all of them is all of them', () => {
  expect(outcomeOfVotes({ mode: 'ratio', ratio: 100 }, votesOf('yy-'))).toBeUndefined()
  expect(outcomeOfVotes({ mode: 'ratio', ratio: 100 }, votesOf('yyy'))).toBe('approved')
})
