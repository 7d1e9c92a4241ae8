import { describe, expect, it } from 'vitest'
import { runChecks, summaryOf } from './run-checks.ts'

const fine = { name: 'fine', find: async () => [] }
const broken = { name: 'broken', find: async () => ['a.ts is wrong\n  at line 2', 'b.ts is wrong'] }
const crashed = {
  name: 'crashed',
  find: async () => {
    throw new Error('no such tool')
  },
}

describe('the run of all checks', () => {
  it('tells of each check when it ends', async () => {
    const lines: string[] = []
    await runChecks([fine, broken], (line) => lines.push(line))

    expect(lines).toEqual([expect.stringMatching(/^✓ fine +\d/), expect.stringMatching(/^✗ broken .*2 problems$/)])
  })

  it('counts a check that breaks as failed', async () => {
    const outcomes = await runChecks([crashed], () => {})

    expect(outcomes[0]?.problems[0]).toContain('the check itself broke: Error: no such tool')
  })

  it('puts every problem above one closing line', async () => {
    const outcomes = await runChecks([fine, broken], () => {})

    expect(summaryOf(outcomes, 1500)).toBe(
      '✗ broken\n  a.ts is wrong\n    at line 2\n  b.ts is wrong\n\n1 checks passed, 1 failed in 1.5 s',
    )
  })
})
