import { expect, it } from 'vitest'
import { makeTree } from '../../testing/tree.ts'
import { findDeadCode } from './dead-code.ts'
import { findFormatProblems } from './format.ts'
import { findTypeErrors } from './types.ts'

it('sees a file that is not formatted', async () => {
  const root = makeTree({ 'biome.json': '{}', 'a.ts': 'export const a    = 1' })

  expect(await findFormatProblems(root)).toEqual([expect.stringContaining('a.ts format')])
})

it('sees a type that does not fit', async () => {
  const root = makeTree({
    'tsconfig.json': '{ "compilerOptions": { "strict": true, "types": [] } }',
    'a.ts': "export const a: number = 'one'",
  })

  expect(await findTypeErrors(root)).toEqual([expect.stringContaining('TS2322')])
})

it('sees files, exports and packages that nothing uses', async () => {
  const root = makeTree({
    'package.json': '{ "name": "tree", "main": "index.ts", "dependencies": { "zod": "4.0.0" } }',
    'knip.json': '{ "project": ["**/*.ts"] }',
    'index.ts': "import { used } from './part.ts'\nconsole.log(used)\n",
    'part.ts': 'export const used = 1\nexport const idle = 2\n',
    'lost.ts': 'export const lost = 1\n',
  })

  const [report = ''] = await findDeadCode(root)

  expect(report).toMatch(/Unused files[\s\S]*lost\.ts/)
  expect(report).toMatch(/Unused dependencies[\s\S]*zod/)
  expect(report).toMatch(/Unused exports[\s\S]*idle/)
})
