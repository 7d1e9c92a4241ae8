import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildConsole } from '../../start/console-build.ts'
import { type Check, projectRoot } from '../check.ts'

type Chunk = { file: string; imports?: string[]; isEntry?: boolean; isDynamicEntry?: boolean }
type Manifest = Record<string, Chunk>

const budgetKb = 150
/** Pages that are heavy by purpose, and why. */
const heavyPages = { 'src/gallery/GalleryPage.tsx': 'shows every piece of the design system at once' }
const languages = ['src/i18n/zh/index.ts', 'src/i18n/en/index.ts']

/** Whichever page is opened directly needs little script; its heavy parts come by themselves. */
export const scriptBudgetCheck: Check = {
  name: 'script budget',
  async find() {
    await buildConsole(projectRoot)
    const map = readFileSync(join(projectRoot, 'console/src/App.tsx'), 'utf8')
    return findBudgetProblems(join(projectRoot, 'console/dist'), {
      heavyPages: Object.keys(heavyPages),
      languages,
      textParts: textPartsIn(map),
    })
  },
}

/** By page, the parts of the texts that come with it, as the map of the product names them. */
export function textPartsIn(map: string): Map<string, string[]> {
  const declared = map.matchAll(/page\(\s*\(\) => import\('\.\/([^']+)'\)((?:,\s*'[\w-]+')*),?\s*\)/g)
  return new Map(
    [...declared].map(([, file, parts = '']) => [
      `src/${file}`,
      [...parts.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name),
    ]),
  )
}

type Rules = { heavyPages: string[]; languages: string[]; textParts?: Map<string, string[]> }

export function findBudgetProblems(dist: string, { heavyPages, languages, textParts = new Map() }: Rules): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry)
  const pages = Object.keys(manifest).filter((name) => manifest[name]?.isDynamicEntry && name.endsWith('Page.tsx'))
  if (pages.length === 0) throw new Error('the build has no page that loads by itself: what is checked here?')
  const unknown = heavyPages
    .filter((page) => !pages.includes(page))
    .map((page) => `${page} is no page of the build: take it off the heavy ones`)
  const tooHeavy = pages
    .filter((page) => !heavyPages.includes(page))
    .flatMap((page) =>
      languages.flatMap((language) => {
        const parts = (textParts.get(page) ?? []).map((part) => language.replace('index.ts', `parts/${part}.ts`))
        const files = closureOf(manifest, [...entries, language, ...parts, page])
        const kilobytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1024
        return kilobytes <= budgetKb
          ? []
          : [`${page} with ${language} loads ${kilobytes.toFixed(1)} KB of script; ${budgetKb} KB is the end`]
      }),
    )
  return [...unknown, ...tooHeavy]
}

/** The files of these chunks and of all that they import at once. */
function closureOf(manifest: Manifest, names: string[]): string[] {
  const seen = new Set(names)
  for (const name of seen) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no ${name}: name the languages in this check anew`)
    for (const imported of chunk.imports ?? []) seen.add(imported)
  }
  return [...seen].flatMap((name) => manifest[name]?.file ?? []).filter((file) => file.endsWith('.js'))
}
