import { describe, expect, it } from 'vitest'
import { makeTree } from '../../testing/tree.ts'
import { findFileProblems } from './files.ts'
import { findPackageProblems } from './packages.ts'
import { findImpurities } from './purity.ts'
import { findReadmeProblems } from './readmes.ts'

describe('files', () => {
  it('are short and named as their kind is', () => {
    const root = makeTree({
      'db/job-queries.ts': 'x\n',
      'db/job-queries.db.test.ts': 'x\n',
      'console/JobPage.tsx': 'x\n',
    })

    expect(findFileProblems(root)).toEqual([])
  })

  it('are refused when they are too long', () => {
    const root = makeTree({ 'db/job-queries.ts': 'x\n'.repeat(401) })

    expect(findFileProblems(root)).toEqual(['db/job-queries.ts has 401 lines; 400 is the end'])
  })

  it('are refused under names that say nothing, or of another style', () => {
    const root = makeTree({
      'db/utils/a.ts': '',
      'db/job-helpers.ts': '',
      'db/jobQueries.ts': '',
      'console/job_page.tsx': '',
    })

    expect(findFileProblems(root)).toEqual([
      'console/job_page.tsx is not named as its kind is',
      'db/job-helpers.ts: "helpers" says nothing',
      'db/jobQueries.ts is not named as its kind is',
      'db/utils/a.ts: "utils" says nothing',
    ])
  })
})

describe('readmes', () => {
  it('are missing, or too long', () => {
    const root = makeTree({
      'api/app.ts': '',
      'db/README.md': 'line\n'.repeat(31),
      'domain/README.md': 'line\n'.repeat(30),
    })

    expect(findReadmeProblems(root)).toEqual(['api/ has no README.md', 'db/README.md has 31 lines; 30 is the end'])
  })
})

describe('packages', () => {
  it('are exact, locked, and of one version where they belong together', () => {
    const dependencies = { zod: '^4.0.0', '@temporalio/client': '1.24.0', '@temporalio/worker': '1.23.0' }
    const root = makeTree({
      'package.json': JSON.stringify({ dependencies }),
      'package-lock.json': JSON.stringify({ packages: { '': { dependencies: { ...dependencies, zod: '4.0.0' } } } }),
    })

    expect(findPackageProblems(root)).toEqual([
      'zod is "^4.0.0", which is not one exact version',
      'zod is not in the lock file as package.json has it',
      '@temporalio/* differ: 1.24.0, 1.23.0',
    ])
  })
})

describe('rules of domain/', () => {
  it('use no clock, no random and nothing of the machine', () => {
    const root = makeTree({
      'domain/bad.ts':
        'export const a = Date.now()\nexport const b = new Date()\nexport const c = Math.random()\nexport const d = process.env.HOME\nfetch("x")\n',
      'domain/good.ts':
        'export const a = (now: number) => new Date(now)\nexport function run(fetch: () => void) {\n  fetch()\n}\n',
    })

    expect(findImpurities(root, ['domain'])).toEqual([
      'domain/bad.ts:1 uses Date.now',
      'domain/bad.ts:2 uses new Date()',
      'domain/bad.ts:3 uses Math.random',
      'domain/bad.ts:4 uses process',
      'domain/bad.ts:5 uses fetch',
    ])
  })
})
