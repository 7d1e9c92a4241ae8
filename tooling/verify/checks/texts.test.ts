import { expect, it } from 'vitest'
import { makeTree } from '../../testing/tree.ts'
import { findMissingTexts } from './texts.ts'

const parts = {
  'i18n/zh/parts/jobs.ts': "export const jobs = { title: '任务' }",
  'i18n/zh/parts/people.ts': "export const users = { title: '用户' }\nexport const roles = { title: '角色' }",
}
const app = (...names: string[]) =>
  `const JobPage = page(() => import('./JobPage.tsx')${names.map((name) => `, '${name}'`).join('')})`

const find = (files: Record<string, string>) => findMissingTexts(makeTree({ ...parts, ...files }), 'App.tsx')

it('passes when a page names the parts that it and all that comes with it say', async () => {
  const files = {
    'App.tsx': app('jobs', 'people'),
    'JobPage.tsx': "import { owner } from './owner.ts'\nt().jobs.title\nt().frame.title",
    'owner.ts': 'export const owner = () => t().users.title',
  }
  expect(await find(files)).toEqual([])
  expect(await find({ ...files, 'App.tsx': app('jobs') })).toEqual([
    "JobPage.tsx is loaded without 'people': owner.ts says t().users",
  ])
})

it('asks nothing of a page for what is a type there, or comes later by itself', async () => {
  expect(
    await find({
      'App.tsx': app(),
      'JobPage.tsx':
        "import type { Owner } from './owner.ts'\nconst Log = piece(() => import('./Log.tsx').then((one) => ({ default: one.Log })), 'jobs')",
      'owner.ts': 't().users',
      'Log.tsx': 't().jobs',
    }),
  ).toEqual([])
})

it('gives a piece what its page has, but only when every page that may bring it has that', async () => {
  const files = {
    'App.tsx': app('jobs'),
    'JobPage.tsx': "import './log.ts'",
    'RunPage.tsx': "import './log.ts'",
    'log.ts': "const Log = lazy(() => import('./Log.tsx'))",
    'Log.tsx': 't().jobs',
  }
  expect(await find(files)).toEqual([])
  const both = `${files['App.tsx']}\nconst RunPage = page(() => import('./RunPage.tsx'), 'people')`
  expect(await find({ ...files, 'App.tsx': both })).toEqual(["Log.tsx is loaded without 'jobs': Log.tsx says t().jobs"])
})
