import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeTree } from '../../testing/tree.ts'
import { findBudgetProblems } from './script-budget.ts'

const manifest = {
  'index.html': { file: 'index.js', isEntry: true, imports: ['_shared.js'], dynamicImports: ['editor.tsx'] },
  '_shared.js': { file: 'shared.js' },
  'zh.ts': { file: 'zh.js' },
  'home.tsx': { file: 'home.js', imports: ['_shared.js'] },
  'editor.tsx': { file: 'editor.js' },
}
const screens = { firstScreens: ['home.tsx'], languages: ['zh.ts'] }

function built(kilobytes: Record<string, number>): string {
  const script = (name: string) => randomBytes((kilobytes[name] ?? 1) * 1024 * 0.75).toString('base64')
  const files = ['index.js', 'shared.js', 'zh.js', 'home.js', 'editor.js'].map((name) => [name, script(name)])
  return makeTree({ '.vite/manifest.json': JSON.stringify(manifest), ...Object.fromEntries(files) })
}

it('passes when the heavy part comes later', () => {
  expect(findBudgetProblems(built({ 'editor.js': 500 }), screens)).toEqual([])
})

it('counts what the first screen imports at once', () => {
  expect(findBudgetProblems(built({ 'shared.js': 250 }), screens)).toEqual([
    expect.stringMatching(/^home\.tsx with zh\.ts loads 1\d\d\.\d KB of script; 150 KB is the end$/),
  ])
})

it('breaks when a first screen is no longer built under its name', () => {
  expect(() => findBudgetProblems(built({}), { ...screens, firstScreens: ['start.tsx'] })).toThrow('no start.tsx')
})
