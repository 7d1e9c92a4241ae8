import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeTree } from '../../testing/tree.ts'
import { findBudgetProblems, textPartsIn } from './script-budget.ts'

const page = (file: string, imports: string[] = []) => ({ file, imports, isDynamicEntry: true })
const manifest = {
  'index.html': { file: 'index.js', isEntry: true, imports: ['_shared.js'] },
  '_shared.js': { file: 'shared.js' },
  '_table.js': { file: 'table.js' },
  'zh.ts': { file: 'zh.js', isDynamicEntry: true },
  'HomePage.tsx': page('home.js', ['_shared.js']),
  'JobsPage.tsx': page('jobs.js', ['_shared.js', '_table.js']),
  'GalleryPage.tsx': page('gallery.js'),
  'editor.tsx': { file: 'editor.js', isDynamicEntry: true },
}
const names = ['index', 'shared', 'table', 'zh', 'words', 'home', 'jobs', 'gallery', 'editor'].map(
  (name) => `${name}.js`,
)
const rules = { heavyPages: ['GalleryPage.tsx'], languages: ['zh.ts'] }

function built(kilobytes: Record<string, number>, chunks: object = manifest): string {
  const script = (name: string) => randomBytes((kilobytes[name] ?? 1) * 1024 * 0.75).toString('base64')
  const files = names.map((name) => [name, script(name)])
  return makeTree({ '.vite/manifest.json': JSON.stringify(chunks), ...Object.fromEntries(files) })
}

it('passes when the heavy part comes later', () => {
  expect(findBudgetProblems(built({ 'editor.js': 500 }), rules)).toEqual([])
})

it('counts what a page imports at once, for every page that the build knows', () => {
  expect(findBudgetProblems(built({ 'table.js': 250 }), rules)).toEqual([
    expect.stringMatching(/^JobsPage\.tsx with zh\.ts loads 1\d\d\.\d KB of script; 150 KB is the end$/),
  ])
})

it('counts the language and what all pages share', () => {
  expect(findBudgetProblems(built({ 'zh.js': 110, 'shared.js': 110 }), rules)).toHaveLength(2)
})

it('lets only those pages be heavy that are named, and names no page that is gone', () => {
  const dist = built({ 'gallery.js': 250 })
  expect(findBudgetProblems(dist, rules)).toEqual([])
  expect(findBudgetProblems(dist, { ...rules, heavyPages: ['OldPage.tsx'] })).toEqual([
    expect.stringContaining('OldPage.tsx is no page'),
    expect.stringMatching(/^GalleryPage\.tsx with/),
  ])
})

it('breaks when a language is no longer built under its name, or no page is found', () => {
  expect(() => findBudgetProblems(built({}), { ...rules, languages: ['en.ts'] })).toThrow('no en.ts')
  expect(() => findBudgetProblems(built({}, { 'index.html': { file: 'index.js', isEntry: true } }), rules)).toThrow(
    'no page',
  )
})

it('counts the parts of the texts that the map of the product names for a page', () => {
  const map =
    "const JobsPage = page(() => import('./JobsPage.tsx'), 'words', 'run-words')\nconst HomePage = page(() => import('./HomePage.tsx'))\nconst LongPage = page(\n  () => import('./LongPage.tsx'),\n  'words',\n  'run-words',\n)"
  expect(textPartsIn(map)).toEqual(
    new Map([
      ['src/JobsPage.tsx', ['words', 'run-words']],
      ['src/HomePage.tsx', []],
      ['src/LongPage.tsx', ['words', 'run-words']],
    ]),
  )
  const dist = built(
    { 'words.js': 250 },
    {
      ...manifest,
      'zh/index.ts': { file: 'zh.js', isDynamicEntry: true },
      'zh/parts/words.ts': { file: 'words.js', isDynamicEntry: true },
    },
  )
  const textParts = new Map([['JobsPage.tsx', ['words']]])
  expect(findBudgetProblems(dist, { ...rules, languages: ['zh/index.ts'], textParts })).toEqual([
    expect.stringContaining('JobsPage.tsx with zh/index.ts'),
  ])
})
