import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixturesRoot } from '../check.ts'
import { findBundleProblems, findDoorProblems } from './workflow-bundle.ts'

describe('a workflow bundle', { timeout: 60_000 }, () => {
  const root = join(fixturesRoot, 'bundles')

  it('may hold what is in workflows/', async () => {
    expect(await findBundleProblems(root, join(root, 'workflows/good.ts'))).toEqual([])
  })

  it('must not hold a rule of domain/ by value', async () => {
    expect(await findBundleProblems(root, join(root, 'workflows/with-domain.ts'))).toEqual([
      'domain/rule.ts is in the workflow bundle by value',
    ])
  })

  it('must not use Node', async () => {
    expect(await findBundleProblems(root, join(root, 'workflows/with-node.ts'))).toEqual([
      expect.stringMatching(/^workflows do not bundle: [\s\S]*fs/),
    ])
  })
})

describe('the door of a workflow', () => {
  it('must load outside of a workflow', async () => {
    expect(await findDoorProblems(join(fixturesRoot, 'doors'))).toEqual([
      expect.stringMatching(/^closed\/messages\.ts does not load in plain Node: /),
    ])
  })
})
