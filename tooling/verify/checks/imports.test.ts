import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixturesRoot } from '../check.ts'
import { type Cruise, cruise, findBlindRules, findExecutorReach, findViolations } from './imports.ts'

describe('import rules', async () => {
  const fixture = await cruise(join(fixturesRoot, 'imports'), ['.'])

  it('each see what breaks them', () => {
    expect(findBlindRules(fixture)).toEqual([])
    expect(fixture.summary.ruleSetUsed.forbidden.length).toBeGreaterThan(25)
  })

  it('say who imported what, and what would be right', () => {
    expect(findViolations(fixture)).toContain('domain/rule.ts → db/connect.ts\n  domain/ may import from: domain')
  })

  it('are reported when they have stopped to see anything', () => {
    const blind: Cruise = { modules: [], summary: { ...fixture.summary, violations: [] } }

    expect(findBlindRules(blind)).toContain('the rule one-door-to-lucia does not see what breaks it in the fixture')
    expect(findBlindRules(blind)).toContain('the fixture whose executor reaches db/ is not seen')
  })
})

describe('the executor', () => {
  const modules = (types: string[]): Cruise['modules'] => [
    { source: 'workers/executor.ts', dependencies: [{ resolved: 'activities/a.ts', dependencyTypes: [] }] },
    { source: 'activities/a.ts', dependencies: [{ resolved: 'db/a.ts', dependencyTypes: types }] },
    { source: 'db/a.ts', dependencies: [{ resolved: 'db/b.ts', dependencyTypes: [] }] },
  ]
  const summary = { violations: [], ruleSetUsed: { forbidden: [] } }

  it('must not reach the database over others', () => {
    expect(findExecutorReach({ modules: modules(['local']), summary })).toEqual([
      'the executor must not reach db/: workers/executor.ts → activities/a.ts → db/a.ts',
    ])
  })

  it('may know types of it', () => {
    expect(findExecutorReach({ modules: modules(['local', 'type-only']), summary })).toEqual([])
  })
})
